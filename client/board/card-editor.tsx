import { Button } from '../kit/button.tsx'
import { Disclosure } from '../kit/disclosure.tsx'
import { Stack } from '../kit/stack.tsx'
import * as parts from './card-parts.tsx'
import styles from './outline.module.css'
import { KindsPart } from './kinds-part.tsx'

/** All that can be said of a card, in one place. Every change is shared at once; there is nothing to save. */
export function CardEditor({ onDone, ...part }: parts.PartProps & { readonly onDone: () => void }) {
  const { kind } = part.sticky
  return (
    <div className={styles.editor}>
      <Stack gap="large">
        <parts.WordsPart id={part.id} takesFocus />
        {kind === 'barrier' && <BarrierParts {...part} />}
        {(kind === 'opportunity' || kind === 'idea') && (
          <>
            <parts.AnswersPart {...part} />
            <parts.HelpKindPart {...part} />
          </>
        )}
        <parts.PinsPart {...part} />
        <div>
          <Button kind="primary" onClick={onDone}>
            Done
          </Button>
        </div>
      </Stack>
    </div>
  )
}

const BarrierParts = (part: parts.PartProps) => (
  <>
    <KindsPart {...part} />
    <parts.RatingPart {...part} />
    <Disclosure summary="More about it (optional)">
      <Stack gap="large">
        <parts.BasisPart {...part} />
        <parts.MorePart {...part} />
      </Stack>
    </Disclosure>
  </>
)
