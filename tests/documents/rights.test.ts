import { expect, test } from 'vitest'
import { STAGE_KINDS } from '#shared/agenda/stages.ts'
import { DOCUMENT_NAMES, mayWrite } from '#shared/board/rights.ts'

const OPEN = new Set([
  'notes in questions',
  'notes in data',
  'notes in barriers',
  'notes in commitments',
  'board in barriers',
])

const everywhere = STAGE_KINDS.flatMap((stage) => DOCUMENT_NAMES.map((document) => ({ stage, document })))

test.each(everywhere)('[BO1] who writes in $document in the $stage stage', ({ stage, document }) => {
  const isOpen = OPEN.has(`${document} in ${stage}`)
  expect(mayWrite(document, 'attendee', stage, false)).toBe(isOpen)
  expect(mayWrite(document, 'attendee', stage, true)).toBe(false)
  for (const locked of [true, false]) {
    expect(mayWrite(document, 'facilitator', stage, locked)).toBe(true)
    expect(mayWrite(document, 'observer', stage, locked)).toBe(false)
  }
})
