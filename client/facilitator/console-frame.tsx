import { type ReactNode, Suspense, useEffect, useRef } from 'react'
import { ConnectionBadge, type ConnectionWord } from '../kit/connection-badge.tsx'
import { CopyButton } from '../kit/copy-text.tsx'
import { focusHeading, HEADING } from '../kit/focus-heading.ts'
import { LinkButton } from '../kit/button.tsx'
import { Banner } from '../kit/status-box.tsx'
import { Wordmark } from '../kit/wordmark.tsx'
import { ConnectionBanner } from '../room/connection-banner.tsx'
import { REHEARSAL_WORDS } from '../room/rehearsal-words.ts'
import { NotSentTray } from '../room/not-sent.tsx'
import { useRoomNews } from '../room/use-room-news.ts'
import { useTimerNews } from '../room/use-timer-news.ts'
import type { Line } from '../realtime/connection.ts'
import { shownCode } from '../realtime/room-code.ts'
import { useLine, useOutbox, useRoomConnection, useShared } from '../realtime/room-context.tsx'
import { joinLink, wallLink } from '../realtime/room-links.ts'
import { useShareOrigin } from '../realtime/use-share-origin.ts'
import styles from './console-frame.module.css'
import { ConsoleMenu } from './console-menu.tsx'
import { RunScreen } from './run-screen.tsx'
import { OTHER_SCREENS } from './other-screens.tsx'
import { SCREEN_WORDS, SCREENS, type ScreenName, useScreen } from './screens.ts'
import { usePeopleNews } from './use-people-news.ts'

/** The console of an open room: header, one screen, and everything that is read out to whoever runs it. */
export function ConsoleFrame() {
  const screen = useScreen()
  const title = useShared(({ room }) => room.title)
  const isClosed = useShared(({ room }) => room.status === 'closed')
  const isRehearsal = useShared(({ room }) => room.rehearsal === true)
  useRoomNews()
  useTimerNews()
  useFocusOnScreen(screen)
  return (
    <div className={styles.frame}>
      <PeopleNews />
      <title>{`${SCREEN_WORDS[screen]}: ${title}`}</title>
      <a className={styles.skip} href="#main" onClick={skipToMain}>
        Skip to main content
      </a>
      <ConsoleHeader screen={screen}>
        <ConnectionBanner />
        {isRehearsal && <Banner tone="info">{REHEARSAL_WORDS}</Banner>}
        {isClosed && (
          <Banner tone="info">This room is closed. Everyone can read it; nobody can write or join any more.</Banner>
        )}
        <NotSentTray />
      </ConsoleHeader>
      <main id="main" tabIndex={-1} className={styles.main}>
        {screen === 'run' ? <RunScreen /> : <OtherScreen name={screen} />}
      </main>
    </div>
  )
}

/** Apart from the frame, which is not drawn again for everybody who comes. */
function PeopleNews() {
  usePeopleNews()
  return null
}

function OtherScreen({ name }: { readonly name: Exclude<ScreenName, 'run'> }) {
  const { heading, lead, Body } = OTHER_SCREENS[name]
  return (
    <div className={styles.page}>
      <div className={styles.heading}>
        <h1 id={HEADING} tabIndex={-1}>
          {heading}
        </h1>
        {lead && <p>{lead}</p>}
      </div>
      <Suspense fallback={<p>Opening.</p>}>
        <Body />
      </Suspense>
    </div>
  )
}

interface HeaderProps {
  readonly screen: ScreenName
  /** What concerns the whole room, under the header. */
  readonly children: ReactNode
}

function ConsoleHeader({ screen, children }: HeaderProps) {
  const { code } = useRoomConnection()
  const origin = useShareOrigin()
  const title = useShared(({ room }) => room.title)
  return (
    <header className={styles.header}>
      <div className={styles.bar}>
        <Wordmark href="/" />
        <p className={styles.room}>
          <bdi>{title}</bdi> <span className={styles.code}>{shownCode(code)}</span>
        </p>
        <div className={styles.tools}>
          <LinkButton href={wallLink(code)} target="_blank" rel="noopener">
            Open big screen
          </LinkButton>
          <CopyButton text={joinLink(code, origin)}>Copy link</CopyButton>
        </div>
        <div className={styles.badge}>
          <Badge />
        </div>
        <div className={styles.menu}>
          <ConsoleMenu screen={screen} />
        </div>
      </div>
      <nav className={styles.screens} aria-label="Console">
        {SCREENS.filter((name) => name !== 'me').map((name) => (
          <a key={name} href={`#${name}`} aria-current={name === screen ? 'page' : undefined}>
            {SCREEN_WORDS[name]}
          </a>
        ))}
      </nav>
      {children}
    </header>
  )
}

function Badge() {
  const state = useLine((line) => line.state)
  const waiting = useOutbox((outbox) => outbox.waiting)
  return <ConnectionBadge state={BADGE[state]} waiting={waiting} />
}

const BADGE: Readonly<Record<Line['state'], ConnectionWord>> = {
  connected: 'connected',
  connecting: 'connecting',
  offline: 'lost',
}

/** Another screen begins at its heading; the first one at the top of the page. */
function useFocusOnScreen(screen: ScreenName) {
  const shown = useRef(screen)
  useEffect(() => {
    if (shown.current === screen) return
    shown.current = screen
    window.scrollTo(0, 0)
    focusHeading()
  }, [screen])
}

/** The address names the screen, so skipping must not change it. */
function skipToMain(event: { preventDefault(): void }) {
  event.preventDefault()
  document.getElementById('main')?.focus()
}
