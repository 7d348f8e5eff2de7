import { readFileSync } from 'node:fs'
import { vi } from 'vitest'
import * as Y from 'yjs'
import { aRoom, send } from './stock-client.ts'

const corpus = readFileSync(new URL('../fixtures/hostile-text.json', import.meta.url), 'utf8')
/** Not imported as a module: half a letter is good JSON, and no good JavaScript. */
export const { texts: HOSTILE_TEXTS } = JSON.parse(corpus) as { readonly texts: readonly string[] }

/** A room in which somebody wrote the same text into every field that takes one. */
export async function aHostileRoom(base: string, text: string) {
  const wording = { text: `${text} – and then?`, action: `${text} – and do it` }
  const { fay, people, ...made } = await aRoom(base, 1, {
    title: `${text}.`,
    purpose: `${text} for a purpose`,
    questions: [wording, { text: `${text} – and where?`, action: `${text} – and go there` }],
  })
  const ann = people[0]!
  const well = async (answer: Promise<{ ok: boolean; refusal?: { code: string; detail?: string }; value: never }>) => {
    const given = await answer
    if (!given.ok) throw new Error(`${given.refusal?.code}: ${given.refusal?.detail}`)
    return given.value as Record<string, string>
  }
  const room = made.room
  const hostile = await send(base, `/api/rooms/${room}/people`, { name: text, organisation: text })
  const notice = { organiser: text, contact: text, use: text }
  await well(fay.ask({ type: 'updateRoom', notice }))
  await well(ann.ask({ type: 'updateSelf', name: text, organisation: text }))
  const stages = Object.entries<{ kind: string; position: number }>(fay.view().shared.agenda.stages)
  const plan = stages
    .toSorted(([, one], [, other]) => one.position - other.position)
    .map(([id, { kind }]) => ({ id, kind, title: `${text}!`, instruction: text }))
  await well(fay.ask({ type: 'setAgenda', stages: plan }))
  const [question] = Object.keys(fay.view().shared.questions)
  const told = Object.fromEntries(
    ['description', 'insight', 'holder', 'steward', 'contact', 'areaName', 'timeGranularity', 'limitations', 'biases']
      .concat(['missingData', 'intendedUses', 'provenance', 'returnToGiver', 'note'])
      .map((field) => [field, text]),
  )
  const held = { questions: [question], title: `${text}.`, assetKind: 'dataset', shareStance: 'discuss', ...told }
  const { holding } = await well(fay.ask({ type: 'logHolding', ...held, keywords: [`${text}.`] }))
  await well(fay.ask({ type: 'logNeed', title: `${text}.`, question, heldBy: 'company', holder: text, note: text }))
  const step = { what: `${text} – as a step`, who: `${text}.`, question, holdings: [holding] }
  await well(fay.ask({ type: 'makeCommitment', ...step }))
  const reach = { contact: text, contactConsent: 'room' }
  await well(fay.ask({ type: 'showInterest', question, interests: ['can_lead'], ...reach }))
  await well(fay.ask({ type: 'giveFeedback', worthwhile: 3, comment: text }))
  const { doc } = await fay.document('board')
  const card = new Y.Map<unknown>([
    ['kind', 'barrier'],
    ['text', new Y.Text(`${text}.`)],
    ['pos', [0, 0]],
    ['questions', [question]],
  ])
  doc.getMap('stickies').set('s1', card)
  const notes = await fay.document('notes')
  notes.doc.getMap('questions').set(question!, new Y.Text(`${text}.`))
  await vi.waitFor(() => {
    if (Object.keys(fay.view().shared.commitments).length === 0) throw new Error('not all of it is shown yet')
  })
  return { ...made, fay, ann, question: question!, hostile: hostile.body as { token: string } }
}
