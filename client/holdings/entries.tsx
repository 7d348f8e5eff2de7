import { useState, type ReactNode } from 'react'
import type { Holding } from '#shared/holdings/holding.ts'
import { ASSET_KIND_WORDS, HELD_BY_WORDS, SHARE_STANCE_WORDS } from '#shared/holdings/words.ts'
import type { HoldingView, NeedView } from '#shared/room/views/parts.ts'
import { Button } from '../kit/button.tsx'
import { Card } from '../kit/card.tsx'
import { SendState } from '../kit/send-state.tsx'
import { Row } from '../kit/stack.tsx'
import { UndoBar } from '../kit/undo-bar.tsx'
import { Voice } from '../kit/voice.tsx'
import { useTelling } from '../realtime/use-telling.ts'
import type { WireCommand } from '../realtime/wire-command.ts'
import { NeedForm } from './need-form.tsx'
import { RecordForm } from './record-form.tsx'
import styles from './holdings.module.css'

export interface EntriesProps {
  readonly holdings: readonly HoldingView[]
  readonly needs: readonly NeedView[]
  /** Whose they are; undefined where each belongs to the reader. */
  readonly nameOf?: ((key: string | undefined) => string) | undefined
}

interface Gone {
  readonly title: string
  readonly back: WireCommand
}

/** Data that was named, to change, complete or remove; what was removed can come back. */
export function Entries({ holdings, needs, nameOf }: EntriesProps) {
  const [gone, setGone] = useState<Gone | undefined>(undefined)
  const telling = useTelling()
  async function remove(title: string, command: WireCommand, back: WireCommand) {
    const answer = await telling.tell(command, `Removed “${title}”.`)
    if (answer.ok) setGone({ title, back })
  }
  function undo(back: WireCommand) {
    setGone(undefined)
    void telling.tell(back, 'It is back.')
  }
  const removeHolding = (holding: HoldingView) =>
    void remove(holding.title, { type: 'removeHolding', holding: holding.id }, againHolding(holding))
  const removeNeed = (need: NeedView) => void remove(need.title, { type: 'removeNeed', need: need.id }, againNeed(need))
  return (
    <>
      {gone ? (
        <UndoBar onUndo={() => undo(gone.back)}>
          Removed “<bdi>{gone.title}</bdi>”
        </UndoBar>
      ) : (
        telling.state !== 'idle' && <SendState state={telling.state} more={telling.more} />
      )}
      {holdings.length + needs.length > 0 && (
        <ul className={styles.cards} data-long>
          {holdings.map((holding) => (
            <HoldingEntry
              key={holding.id}
              holding={holding}
              owner={nameOf?.(holding.organisation)}
              onRemove={() => removeHolding(holding)}
            />
          ))}
          {needs.map((need) => (
            <NeedEntry
              key={need.id}
              need={need}
              owner={nameOf?.(need.organisation)}
              onRemove={() => removeNeed(need)}
            />
          ))}
        </ul>
      )}
    </>
  )
}

interface EntryProps {
  readonly owner: string | undefined
  readonly onRemove: () => void
}

function HoldingEntry({ holding, owner, onRemove }: EntryProps & { readonly holding: Holding }) {
  const [isOpen, setOpen] = useState(false)
  const { title, assetKind, shareStance } = holding
  if (isOpen)
    return (
      <Card as="li">
        <RecordForm holding={holding} onEnd={() => setOpen(false)} />
      </Card>
    )
  return (
    <Entry label="Data we hold" title={title} owner={owner}>
      <p className={styles.soft}>
        {ASSET_KIND_WORDS[assetKind]}. Could it be shared? {SHARE_STANCE_WORDS[shareStance]}.
      </p>
      <Row>
        <Button aria-label={`Say more about: ${title}`} onClick={() => setOpen(true)}>
          Say more
        </Button>
        <Button aria-label={`Remove: ${title}`} onClick={onRemove}>
          Remove
        </Button>
      </Row>
    </Entry>
  )
}

function NeedEntry({ need, owner, onRemove }: EntryProps & { readonly need: NeedView }) {
  const [isOpen, setOpen] = useState(false)
  const { title, heldBy, holder, question } = need
  if (isOpen)
    return (
      <Card as="li">
        <NeedForm question={question} isNobodys={heldBy === 'nobody'} need={need} onEnd={() => setOpen(false)} />
      </Card>
    )
  return (
    <Entry label="Data we need" title={title} owner={owner}>
      <p className={styles.soft}>
        {HELD_BY_WORDS[heldBy]}
        {holder && (
          <>
            : <bdi>{holder}</bdi>
          </>
        )}
      </p>
      <Row>
        <Button aria-label={`Edit: ${title}`} onClick={() => setOpen(true)}>
          Edit
        </Button>
        <Button aria-label={`Remove: ${title}`} onClick={onRemove}>
          Remove
        </Button>
      </Row>
    </Entry>
  )
}

interface EntryFrameProps {
  readonly label: string
  readonly title: string
  readonly owner: string | undefined
  readonly children: ReactNode
}

const Entry = ({ label, title, owner, children }: EntryFrameProps) => (
  <Card as="li">
    <p className={styles.label}>
      {label}
      {owner && (
        <>
          {' · '}
          <bdi>{owner}</bdi>
        </>
      )}
    </p>
    <Voice as="h3" size="small">
      {title}
    </Voice>
    {children}
  </Card>
)

/** The same again, as it can be logged; who, when and where are found anew. */
function againHolding({ id: _, by: _by, position: _at, organisation: _of, ...record }: HoldingView): WireCommand {
  return { type: 'logHolding', ...record }
}

function againNeed({
  id: _,
  by: _by,
  position: _at,
  organisation: _of,
  matches: _m,
  ...record
}: NeedView): WireCommand {
  return { type: 'logNeed', ...record }
}
