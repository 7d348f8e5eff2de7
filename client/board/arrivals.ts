import { useEffect } from 'react'
import type { Board, Stickies } from '#shared/board/doc.ts'
import { type GroupName, groupOf } from '#shared/board/reading-order.ts'
import { plural } from '../kit/plural.ts'
import { GROUP_WORDS } from './words.ts'

const GATHER = 2_000

/** Tells what others added, gathered for a moment: "2 new cards in Risk." */
export function useArrivals(board: Board, tell: (words: string) => void) {
  useEffect(() => {
    let known: ReadonlySet<string> = new Set(board.stickies().keys())
    let arrived: ReadonlySet<string> = new Set()
    let timer: ReturnType<typeof setTimeout> | undefined
    const leave = board.subscribe((isOurs) => {
      const now = board.stickies()
      const fresh = [...now.keys()].filter((id) => !known.has(id))
      known = new Set(now.keys())
      if (isOurs || fresh.length === 0) return
      arrived = new Set([...arrived, ...fresh])
      timer ??= setTimeout(() => {
        tell(arrivalWords(arrived, board.stickies()))
        timer = undefined
        arrived = new Set()
      }, GATHER)
    })
    return () => {
      clearTimeout(timer)
      leave()
    }
  }, [board, tell])
}

export function arrivalWords(arrived: ReadonlySet<string>, stickies: Stickies): string {
  const counts = new Map<GroupName, number>()
  for (const id of arrived) {
    const sticky = stickies.get(id)
    if (sticky) counts.set(groupOf(sticky), (counts.get(groupOf(sticky)) ?? 0) + 1)
  }
  return [...counts]
    .map(([group, count]) => `${plural(count, { one: '# new card', other: '# new cards' })} in ${GROUP_WORDS[group]}.`)
    .join(' ')
}
