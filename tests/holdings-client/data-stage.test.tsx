import { fireEvent, screen, waitFor, within } from '@testing-library/react'
import { describe, expect, test } from 'vitest'
import { DataDesk } from '#client/holdings/data-desk.tsx'
import { DataStage } from '#client/holdings/data-stage.tsx'
import { inOrder } from '#client/holdings/known.ts'
import type { Holding } from '#shared/holdings/holding.ts'
import type { QuestionView } from '#shared/room/views/question-parts.ts'
import { aRoomClient, type FakeRoom, renderInRoom } from '#tests/kit/a-room-client.tsx'
import { SHARED } from '#tests/kit/a-room-view.ts'
import { ann, bob, h, n, q, stage } from '#tests/kit/people.ts'

const agenda = { ...SHARED.agenda, current: stage('data') }
const question = (text: string, position: number, shortlisted = false): QuestionView => ({
  text,
  action: 'act on it',
  status: 'accepted',
  position,
  shortlisted,
})
const questions = { [q('a')]: question('Who is cold?', 1), [q('b')]: question('Who misses out?', 2, true) }
const vouchers: Holding = {
  id: h('v'),
  by: ann.id,
  position: 1,
  title: 'Vouchers',
  questions: [q('b')],
  assetKind: 'dataset',
  shareStance: 'discuss',
  organisation: 'riverside advice',
}
const need = {
  id: n('n'),
  by: bob.id,
  position: 1,
  title: 'Homes without gas',
  question: q('b'),
  heldBy: 'company' as const,
}

function show({ shared, ...fake }: FakeRoom = {}, screenOf = <DataStage />) {
  const room = aRoomClient({ ...fake, shared: { agenda, questions, ...shared } })
  renderInRoom(screenOf, room)
  return room
}
const press = (name: string | RegExp) => fireEvent.click(screen.getByRole('button', { name }))
const fill = (name: string | RegExp, value: string) =>
  fireEvent.change(screen.getByRole('textbox', { name }), { target: { value } })
const pick = (name: string, value: string) =>
  fireEvent.change(screen.getByRole('combobox', { name }), { target: { value } })

describe('one question at a time', () => {
  test('begins with the shortlist, then follows the latest result', () => {
    const polls = {
      p1: { position: 1, status: 'revealed', result: { order: [['c'], ['a']] } },
      p2: { position: 2, status: 'revealed', result: { order: [['a'], ['c']] } },
      p3: { position: 3, status: 'open' },
    } as never
    const all = { ...questions, [q('c')]: question('Why?', 0) }
    expect(inOrder(all, polls).map(({ id }) => id)).toEqual(['b', 'a', 'c'])
    expect(inOrder(all, {}).map(({ id }) => id)).toEqual(['b', 'c', 'a'])
  })

  test('moves on and takes focus to the question', () => {
    show()
    expect(screen.getByRole('heading', { name: 'Who misses out?' })).toBeTruthy()
    press('Next question')
    const heading = screen.getByRole('heading', { name: 'Who is cold?' })
    expect(document.activeElement?.contains(heading)).toBe(true)
  })

  test('sends who holds data, and takes it back', async () => {
    const room = show({ own: { coverage: { [q('b')]: 'nobody' } } })
    expect(screen.getByRole<HTMLInputElement>('radio', { name: 'Nobody holds it' }).checked).toBe(true)
    fireEvent.click(screen.getByRole('radio', { name: 'We hold something' }))
    press('Take back my answer')
    await waitFor(() =>
      expect(room.asked).toEqual([
        { type: 'answerCoverage', question: 'b', answer: 'we_hold' },
        { type: 'answerCoverage', question: 'b' },
      ]),
    )
  })

  test('names data in four taps, and says what is missing', async () => {
    const room = show({ own: { coverage: { [q('b')]: 'we_hold' } } })
    press('Name this data')
    for (const words of ['Give the data a name', 'Choose what kind of thing it is', 'Say if it could be shared'])
      expect(screen.getByRole('link', { name: words })).toBeTruthy()
    fill('Name of the data', ' Voucher table ')
    pick('What kind of thing is it?', 'statistics')
    pick('Could it be shared?', 'share_with_conditions')
    press('Name this data')
    await waitFor(() =>
      expect(room.asked).toEqual([
        {
          type: 'logHolding',
          questions: ['b'],
          title: 'Voucher table',
          assetKind: 'statistics',
          shareStance: 'share_with_conditions',
        },
      ]),
    )
  })

  test('asks for what is needed, and who has it', async () => {
    const room = show({ own: { coverage: { [q('b')]: 'someone_else' } } })
    press('Say we need this')
    expect(screen.getByRole('link', { name: 'Choose who holds it' })).toBeTruthy()
    fill('What data is it?', 'Meter readings')
    pick('Who holds it?', 'company')
    fill('Which organisation? (optional)', 'Gas Co')
    press('Say we need this')
    await waitFor(() =>
      expect(room.asked).toEqual([
        { type: 'logNeed', question: 'b', title: 'Meter readings', heldBy: 'company', holder: 'Gas Co' },
      ]),
    )
  })

  test('where nobody holds it, asks only what would have to be collected', async () => {
    const room = show({ own: { coverage: { [q('b')]: 'nobody' } } })
    fill('What would have to be collected?', 'Room temperatures')
    press('Say we need this')
    await waitFor(() =>
      expect(room.asked).toEqual([{ type: 'logNeed', question: 'b', title: 'Room temperatures', heldBy: 'nobody' }]),
    )
  })

  test('what was named elsewhere can help here too', async () => {
    const own = {
      coverage: { [q('b')]: 'we_hold' as const },
      holdings: { [h('v')]: { ...vouchers, questions: [q('a')] } },
    }
    const room = show({ own })
    press('Vouchers')
    await waitFor(() => expect(room.asked).toEqual([{ type: 'editHolding', holding: 'v', questions: ['a', 'b'] }]))
  })
})

describe('what we named', () => {
  const own = { holdings: { [h('v')]: { ...vouchers, effort: 3, limitations: 'Only two wards' } } }

  test('is removed, and comes back', async () => {
    const room = show({ own })
    press('Remove: Vouchers')
    fireEvent.click(await screen.findByRole('button', { name: 'Undo' }))
    await waitFor(() =>
      expect(room.asked).toEqual([
        { type: 'removeHolding', holding: 'v' },
        {
          type: 'logHolding',
          title: 'Vouchers',
          questions: ['b'],
          assetKind: 'dataset',
          shareStance: 'discuss',
          effort: 3,
          limitations: 'Only two wards',
        },
      ]),
    )
  })

  test('is told more of: only what differs is sent, and what was emptied is cleared', async () => {
    const room = show({ own })
    press('Say more: Vouchers'.replace('Say more', 'Say more about'))
    fill('What can it not tell?', '')
    fill('What is in it?', 'One row for each voucher')
    fill('Keywords', 'heat, vouchers')
    pick('How often is it brought up to date?', 'monthly')
    pick('Is it right?', 'good')
    fireEvent.click(screen.getByRole('checkbox', { name: 'Spreadsheet' }))
    press('Send')
    await waitFor(() =>
      expect(room.asked).toEqual([
        {
          type: 'editHolding',
          holding: 'v',
          title: 'Vouchers',
          assetKind: 'dataset',
          shareStance: 'discuss',
          description: 'One row for each voucher',
          keywords: ['heat', 'vouchers'],
          format: ['spreadsheet'],
          updateFrequency: 'monthly',
          quality: { accuracy: 'good' },
          limitations: null,
        },
      ]),
    )
  })

  test('is checked on sending, and the summary opens the part that has the problem', () => {
    const room = show({ own })
    press('Say more about: Vouchers')
    fill('Web address about it', 'example.org')
    press('Send')
    const link = screen.getByRole('link', { name: 'Enter an address that begins with https://' })
    const field = screen.getByRole('textbox', { name: 'Web address about it' })
    field.closest('details')!.open = false
    fireEvent.click(link)
    expect(field.closest('details')!.open).toBe(true)
    expect(document.activeElement).toBe(field)
    expect(room.asked).toEqual([])
  })
})

describe('what the room holds', () => {
  const shared = {
    needs: { [n('n')]: { ...need, matches: [h('v')] } },
    holdings: { [h('v')]: vouchers },
    coverage: {
      organisations: { 'riverside advice': 'Riverside Advice', 'hill fund': 'Hill Fund' },
      cells: { [q('b')]: { 'riverside advice': { holdings: 1, answer: 'we_hold' as const } } },
    },
  }

  test('a match is offered, and a person confirms it', async () => {
    const room = show({ shared })
    expect(screen.getByText(/A match:/).textContent).toBe('A match: Homes without gas could be met by')
    press('This is it: Vouchers')
    await waitFor(() => expect(room.asked).toEqual([{ type: 'editNeed', need: 'n', matchedHolding: 'v' }]))
  })

  test('a match can be undone, and what nobody has named is listed', async () => {
    const met = { ...need, matches: [h('v')], matchedHolding: h('v') }
    const unmet = { ...need, id: n('u'), title: 'Waiting times', matches: [], position: 2 }
    const room = show({ shared: { ...shared, needs: { [n('n')]: met, [n('u')]: unmet } } })
    expect(screen.getByRole('heading', { name: 'Nobody here has named these' })).toBeTruthy()
    expect(screen.getByText('Waiting times')).toBeTruthy()
    press('Not this one: Vouchers')
    await waitFor(() => expect(room.asked).toEqual([{ type: 'editNeed', need: 'n', matchedHolding: null }]))
  })

  test('a locked stage is read and not written', () => {
    const locked = { ...agenda.stages, [stage('data')]: { ...agenda.stages[stage('data')]!, locked: true } }
    show({ shared: { ...shared, agenda: { ...agenda, stages: locked } }, own: { coverage: { [q('b')]: 'nobody' } } })
    expect(screen.getByText('The facilitator has closed this for now. You can read it.')).toBeTruthy()
    expect(screen.getByText('You said: Nobody holds it.')).toBeTruthy()
    expect(screen.queryByRole('radio')).toBeNull()
    expect(screen.queryByRole('button', { name: /This is it/ })).toBeNull()
  })

  test('the facilitator sees who has answered, and puts everything right', async () => {
    const room = show({ asFacilitator: true, shared }, <DataDesk />)
    expect(screen.getByText('of 2 organisations have answered')).toBeTruthy()
    expect(screen.getByText('Hill Fund', { selector: 'bdi' })).toBeTruthy()
    const all = within(screen.getByText(/^Everything that was named \(1 held, 1 needed\)/).closest('details')!)
    fireEvent.click(all.getByRole('button', { name: 'Remove: Homes without gas', hidden: true }))
    await waitFor(() => expect(room.asked).toEqual([{ type: 'removeNeed', need: 'n' }]))
  })
})
