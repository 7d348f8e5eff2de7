import { Suspense, useEffect, useRef, useState } from 'react'
import { useShallow } from 'zustand/react/shallow'
import type { Refusal } from '#shared/core/refusal.ts'
import type { Contributions } from '#shared/people/commands.ts'
import { Button } from '../kit/button.tsx'
import { ConnectionBadge } from '../kit/connection-badge.tsx'
import { focusHeading } from '../kit/focus-heading.ts'
import { Page } from '../kit/page.tsx'
import { Banner, StatusBox } from '../kit/status-box.tsx'
import { Timer } from '../kit/timer.tsx'
import { useInTime } from '../kit/use-now.ts'
import { useWide } from '../kit/use-wide.ts'
import type { Line } from '../realtime/connection.ts'
import { useLine, useOutbox, useShared } from '../realtime/room-context.tsx'
import { ConnectionBanner } from './connection-banner.tsx'
import { documentTitle } from './document-title.ts'
import { REHEARSAL_WORDS } from './rehearsal-words.ts'
import { NotSentTray } from './not-sent.tsx'
import { PlaceScreen } from './place-screens.tsx'
import { type Place, PLACE_WORDS, placesOf, usePlace } from './places.ts'
import { plannedStages, stageNow } from './planned-stages.ts'
import styles from './room-frame.module.css'
import { RoomMenu, type RoomMenuProps } from './room-menu.tsx'
import { StageNow } from './stage-now.tsx'
import { fetchAhead } from './stage-screens.tsx'
import { useLateWelcome } from './use-late-welcome.ts'
import { useRoomNews } from './use-room-news.ts'
import { useTimerNews } from './use-timer-news.ts'

export interface RoomFrameProps extends RoomMenuProps {
  readonly onForget: (contributions: Contributions) => Promise<Refusal | undefined>
}

const BADGES = { connected: 'connected', connecting: 'connecting', offline: 'lost' } as const satisfies Record<
  Line['state'],
  string
>

/** What every attendee's screen stands in. */
export function RoomFrame({ onForget, ...menu }: RoomFrameProps) {
  const agenda = useShared((shared) => shared.agenda)
  const title = useShared(({ room }) => room.title)
  const place = usePlace()
  const isCompact = useIsCompact(place)
  useRoomNews()
  useTimerNews()
  useFetchAhead()
  useFocusOnArrival(`${place.name}/${place.about}/${place.name === 'now' ? agenda.current : ''}`)
  useWhereKey()
  const stage = stageNow(agenda)
  const heading = place.name === 'now' ? (stage?.title ?? title) : PLACE_WORDS[place.name]
  return (
    <Page
      documentTitle={<TitleInTime heading={heading} />}
      heading={heading}
      headingHidden={isCompact}
      lead={place.name === 'now' && !isCompact ? stage?.kind !== 'lobby' && stage?.instruction : undefined}
      where={isCompact ? undefined : <span dir="auto">{title}</span>}
      home="#now"
      stage={isCompact || place.name !== 'now' ? stage?.title : undefined}
      time={<TimeLeft />}
      badge={<Badge />}
      menu={<RoomMenu {...menu} />}
      banner={<Banners place={place} />}
      footer={<PlaceLinks place={place} />}
      width={stage?.kind === 'barriers' || place.name === 'board' ? 'full' : 'page'}
    >
      <NotSentTray />
      <LateWelcome />
      <Suspense fallback={<p>Loading…</p>}>
        {place.name === 'now' ? (
          stage && <StageNow key={stage.id} kind={stage.kind} />
        ) : (
          <PlaceScreen name={place.name} about={place.about} onForget={onForget} />
        )}
      </Suspense>
    </Page>
  )
}

/** While a phone votes, the question is the largest thing on the screen: the stage moves up into the header. */
function useIsCompact({ name }: Place): boolean {
  const isWide = useWide()
  const isVoting = useShared(
    ({ agenda, polls }) =>
      stageNow(agenda)?.kind === 'voting' && Object.values(polls).some(({ status }) => status === 'open'),
  )
  return name === 'now' && isVoting && !isWide
}

function TitleInTime({ heading }: { readonly heading: string }) {
  const endsAt = useShared(({ agenda }) => agenda.timer?.endsAt)
  const room = useShared((shared) => shared.room.title)
  const title = useInTime(5_000, (now) => documentTitle({ heading, room, left: endsAt && endsAt - now }))
  return <title>{title}</title>
}

function Badge() {
  const state = useLine((line) => line.state)
  const waiting = useOutbox((outbox) => outbox.waiting)
  return <ConnectionBadge state={BADGES[state]} waiting={waiting} />
}

function TimeLeft() {
  const timer = useShared(({ agenda }) => agenda.timer)
  return timer && <Timer endsAt={timer.endsAt} />
}

function Banners({ place }: { readonly place: Place }) {
  const status = useShared(({ room }) => room.status)
  const isRehearsal = useShared(({ room }) => room.rehearsal === true)
  const current = useShared(({ agenda }) => agenda.current)
  const title = useShared(({ agenda }) => stageNow(agenda)?.title)
  const [seen, setSeen] = useState(current)
  const hasMoved = seen !== current
  if (hasMoved && place.name === 'now') setSeen(current)
  return (
    <>
      <ConnectionBanner />
      {isRehearsal && <Banner tone="info">{REHEARSAL_WORDS}</Banner>}
      {status === 'closed' && <Banner tone="info">This room is closed. You can still read it.</Banner>}
      {hasMoved && place.name !== 'now' && (
        <Banner tone="info" actions={<Button onClick={() => (location.hash = '#now')}>Go there</Button>}>
          {title} has started.
        </Banner>
      )}
    </>
  )
}

function LateWelcome() {
  const words = useLateWelcome()
  return words && <StatusBox tone="info">{words}</StatusBox>
}

/** What else there is to read; the same as in the menu, for those who scroll. */
function PlaceLinks({ place }: { readonly place: Place }) {
  const links = [...useShared(useShallow(placesOf)), 'where' as const]
  return (
    <nav className={styles.links} aria-label="More in this room">
      {links.map((name) => (
        <a key={name} href={`#${name}`} aria-current={name === place.name ? 'page' : undefined}>
          {PLACE_WORDS[name]}
        </a>
      ))}
    </nav>
  )
}

/** Fetches the rest of the plan while nobody waits for it. */
function useFetchAhead() {
  const agenda = useShared((shared) => shared.agenda)
  useEffect(() => {
    const ahead = plannedStages(agenda).filter(({ state }) => state !== 'done')
    const begin = setTimeout(() => void fetchAhead(ahead.map(({ kind }) => kind)), 2_000)
    return () => clearTimeout(begin)
  }, [agenda])
}

/** A new screen begins at its heading; the first one leaves focus where the browser put it. */
function useFocusOnArrival(screen: string) {
  const before = useRef(screen)
  useEffect(() => {
    if (before.current === screen) return
    before.current = screen
    window.scrollTo({ top: 0 })
    focusHeading()
  }, [screen])
}

function useWhereKey() {
  useEffect(() => {
    const pressed = ({ altKey, shiftKey, code }: KeyboardEvent) => {
      if (altKey && shiftKey && code === 'KeyW') location.hash = '#where'
    }
    document.addEventListener('keydown', pressed)
    return () => document.removeEventListener('keydown', pressed)
  }, [])
}
