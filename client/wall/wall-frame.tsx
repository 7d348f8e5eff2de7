import { Suspense } from 'react'
import { Timer } from '../kit/timer.tsx'
import { shownCode } from '../realtime/room-code.ts'
import { useLine, useRoomConnection, useShared } from '../realtime/room-context.tsx'
import { typedAddress } from '../realtime/room-links.ts'
import { REHEARSAL_WORDS } from '../room/rehearsal-words.ts'
import { useShareOrigin } from '../realtime/use-share-origin.ts'
import { WayIn } from './join-view.tsx'
import { useWallKeys } from './use-wall-keys.ts'
import { VIEWS, type WallView } from './views.tsx'
import styles from './wall-frame.module.css'
import { LISTED, type WallAct } from './wall-state.ts'

/** One picture that always fits: the stage's view, and a line below for who comes late. */
export function WallFrame() {
  const id = useShared(({ agenda }) => agenda.current)
  const kind = useShared(({ agenda }) => agenda.stages[agenda.current]?.kind ?? 'lobby')
  const title = useShared(({ room }) => room.title)
  const views = VIEWS[kind]
  const { state, act } = useWallKeys(id, views.length)
  const view = views[state.view] ?? views[0]
  const isCovered = state.isBlank || state.showsJoin || state.showsKeys
  const isJoining = state.showsJoin || (!isCovered && kind === 'lobby' && state.view === 0)
  return (
    <div className={styles.wall}>
      <title>{`Big screen: ${title}`}</title>
      <main className={styles.picture} data-covered={isCovered || undefined}>
        {state.isBlank && <h1 className={styles.blank}>Blank screen. Press B to go on.</h1>}
        {state.showsJoin && <JoinCover />}
        {state.showsKeys && <KeysCover onAct={act} />}
        {!isCovered && <Shown key={`${id} ${state.view}`} view={view} />}
      </main>
      {!state.isBlank && (
        <Footer hasJoin={!isJoining} hasTime={state.showsTime} onKeys={() => act(state.showsKeys ? 'close' : 'keys')} />
      )}
    </div>
  )
}

function Shown({ view: { Body, hasHeading } }: { readonly view: WallView }) {
  const stage = useShared(({ agenda }) => agenda.stages[agenda.current])
  return (
    <div className={styles.shown}>
      {!hasHeading && (
        <div className={styles.head}>
          <h1 dir="auto">{stage?.title}</h1>
          <p dir="auto">{stage?.instruction}</p>
        </div>
      )}
      <div className={styles.body}>
        <Suspense fallback={null}>
          <Body />
        </Suspense>
      </div>
    </div>
  )
}

const JoinCover = () => (
  <div className={styles.shown}>
    <div className={styles.head}>
      <h1>Join this room</h1>
    </div>
    <WayIn />
  </div>
)

const KeysCover = ({ onAct }: { readonly onAct: (act: WallAct) => void }) => (
  <div className={styles.shown}>
    <div className={styles.head}>
      <h1>Keys of the big screen</h1>
    </div>
    <ul className={styles.keys}>
      {LISTED.map(({ act, keys, does }) => (
        <li key={act}>
          <button type="button" onClick={() => onAct(act)}>
            <kbd>{keys}</kbd>
            <span>{does}</span>
          </button>
        </li>
      ))}
    </ul>
  </div>
)

interface FooterProps {
  readonly hasJoin: boolean
  readonly hasTime: boolean
  readonly onKeys: () => void
}

function Footer({ hasJoin, hasTime, onKeys }: FooterProps) {
  const { code } = useRoomConnection()
  const origin = useShareOrigin()
  const isLost = useLine(({ state }) => state === 'offline')
  const isClosed = useShared(({ room }) => room.status === 'closed')
  const isRehearsal = useShared(({ room }) => room.rehearsal === true)
  return (
    <footer className={styles.foot}>
      {isClosed && <p>This room is closed.</p>}
      {isRehearsal && <p>{REHEARSAL_WORDS}</p>}
      {!isClosed && hasJoin && (
        <p>
          Join: {typedAddress(origin)} <strong className={styles.code}>{shownCode(code)}</strong>
        </p>
      )}
      {isLost && <p className={styles.lost}>Not connected. This may be out of date.</p>}
      <span className={styles.end}>
        {hasTime && <TimeLeft />}
        <button type="button" className={styles.ask} aria-label="Keys of the big screen" onClick={onKeys}>
          ?
        </button>
      </span>
    </footer>
  )
}

function TimeLeft() {
  const timer = useShared(({ agenda }) => agenda.timer)
  return timer ? <Timer endsAt={timer.endsAt} /> : null
}
