import { useEffect, useRef } from 'react'
import { useAnnounce } from '../kit/live-regions.tsx'
import { plural } from '../kit/plural.ts'
import { useShared } from '../realtime/room-context.tsx'

/** How long arrivals are gathered before they are told, so that a full minibus is one line. */
const GATHER = 3_000

/** Reads out how many have come. The announcer sees to it that it is not too often. */
export function usePeopleNews(): void {
  const announce = useAnnounce()
  const joined = useShared(({ people }) => people.joined)
  const present = useShared(({ people }) => people.present)
  const told = useRef(joined)
  useEffect(() => {
    if (joined <= told.current) {
      told.current = joined
      return undefined
    }
    const gathering = setTimeout(() => {
      const came = plural(joined - told.current, { one: '# person joined.', other: '# people joined.' })
      told.current = joined
      announce('people', `${came} ${present} here.`)
    }, GATHER)
    return () => clearTimeout(gathering)
  }, [joined, present, announce])
}
