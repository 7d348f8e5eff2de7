import { fireEvent, render, screen } from '@testing-library/react'
import { useState } from 'react'
import { expect, test, vi } from 'vitest'
import { Button, LinkButton } from '#client/kit/button.tsx'
import { CheckRow } from '#client/kit/check-row.tsx'
import { Choice } from '#client/kit/choice.tsx'
import { ErrorSummary } from '#client/kit/error-summary.tsx'
import { Field } from '#client/kit/field.tsx'
import { PersonalDataWarning } from '#client/kit/personal-data-warning.tsx'
import { personalDataIn } from '#client/kit/personal-data.ts'
import { RadioScale, type ScaleValue } from '#client/kit/radio-scale.tsx'
import { Select } from '#client/kit/select.tsx'
import { Stepper } from '#client/kit/stepper.tsx'
import { TextArea } from '#client/kit/text-area.tsx'

const described = (element: HTMLElement) =>
  (element.getAttribute('aria-describedby') ?? '')
    .split(' ')
    .map((id) => document.getElementById(id)?.textContent)
    .join(' ')

test('a button does not send the form unless it says so', () => {
  render(
    <>
      <Button kind="primary">Next</Button>
      <Button type="submit">Send</Button>
      <LinkButton href="/room">Go to the room</LinkButton>
    </>,
  )
  expect(screen.getByRole('button', { name: 'Next' }).getAttribute('type')).toBe('button')
  expect(screen.getByRole('button', { name: 'Send' }).getAttribute('type')).toBe('submit')
  expect(screen.getByRole('link', { name: 'Go to the room' }).getAttribute('href')).toBe('/room')
})

test('label, hint and error belong to the field', () => {
  const onChange = vi.fn<(value: string) => void>()
  render(
    <Field
      label="Organisation"
      optional
      hint="As people know it"
      error="Use fewer words"
      value=""
      onChange={onChange}
    />,
  )
  const field = screen.getByRole('textbox', { name: 'Organisation (optional)' })
  expect(described(field)).toBe('As people know it Use fewer words')
  expect(field.getAttribute('aria-invalid')).toBe('true')
  fireEvent.change(field, { target: { value: 'Warm Homes' } })
  expect(onChange).toHaveBeenCalledWith('Warm Homes')
})

test('a text area counts what people would count', () => {
  const { rerender } = render(<TextArea label="Question" limit={10} value="Whose 👩‍👩‍👧?" onChange={() => undefined} />)
  const area = screen.getByRole('textbox', { name: 'Question' })
  expect(described(area)).toBe('2 characters left')
  rerender(<TextArea label="Question" limit={10} value="How many families" onChange={() => undefined} />)
  expect(described(area)).toBe('7 characters too many')
})

test('the summary takes focus when the form is sent again, not while somebody types', () => {
  const problems = [{ field: 'action', message: 'Say what an answer would let you do' }]
  const form = (attempt: number) => (
    <>
      <ErrorSummary attempt={attempt} problems={problems.slice(0, attempt)} />
      <Field id="action" label="Action" value="" onChange={() => undefined} />
    </>
  )
  const { rerender } = render(form(0))
  expect(screen.queryByRole('group')).toBeNull()
  rerender(form(1))
  expect(document.activeElement).toBe(screen.getByRole('group', { name: 'There is a problem' }))
  fireEvent.click(screen.getByRole('link', { name: problems[0]!.message }))
  expect(document.activeElement).toBe(screen.getByRole('textbox', { name: 'Action' }))
  rerender(form(1))
  expect(document.activeElement).toBe(screen.getByRole('textbox', { name: 'Action' }))
  rerender(form(2))
  expect(document.activeElement).toBe(screen.getByRole('group', { name: 'There is a problem' }))
})

test('the summary leads to the first control of a group', () => {
  render(
    <>
      <ErrorSummary attempt={1} problems={[{ field: 'holds', message: 'Choose who holds it' }]} />
      <Choice
        id="holds"
        legend="Who holds this?"
        options={[{ value: 'we', label: 'We hold something' }]}
        value={undefined}
        onChange={() => undefined}
      />
    </>,
  )
  fireEvent.click(screen.getByRole('link'))
  expect(document.activeElement).toBe(screen.getByRole('radio', { name: 'We hold something' }))
})

test('a scale answers nothing for people, and can be taken back', () => {
  function Asked() {
    const [value, setValue] = useState<ScaleValue | undefined>(undefined)
    return (
      <>
        <RadioScale
          legend="Value of acting on it"
          max={5}
          low="no use to us"
          high="would change a lot, soon"
          value={value}
          onChange={setValue}
        />
        <p>Chosen: {value ?? 'nothing'}</p>
        <Button onClick={() => setValue(undefined)}>Take back</Button>
      </>
    )
  }
  render(<Asked />)
  const radios = screen.getAllByRole<HTMLInputElement>('radio')
  expect(screen.getByRole('group', { name: 'Value of acting on it' })).toBeTruthy()
  expect(radios.map((radio) => radio.checked)).toEqual(Array.from({ length: 6 }, () => false))
  expect(screen.getByRole('radio', { name: '1 no use to us' })).toBeTruthy()
  expect(screen.getByRole('radio', { name: '5 would change a lot, soon' })).toBeTruthy()
  fireEvent.click(screen.getByRole('radio', { name: '4' }))
  expect(screen.getByText('Chosen: 4')).toBeTruthy()
  fireEvent.click(screen.getByRole('radio', { name: "Can't judge" }))
  expect(screen.getByText('Chosen: cant_judge')).toBeTruthy()
  fireEvent.click(screen.getByRole('button', { name: 'Take back' }))
  expect(radios.some((radio) => radio.checked)).toBe(false)
})

test('a choice names its rows and describes them', () => {
  const onChange = vi.fn<(value: 'we' | 'other') => void>()
  render(
    <Choice
      legend="Who holds this?"
      options={[
        { value: 'we', label: 'We hold something' },
        { value: 'other', label: 'Someone else holds it', hint: 'Say who, if you know' },
      ]}
      value={undefined}
      onChange={onChange}
    />,
  )
  const other = screen.getByRole('radio', { name: 'Someone else holds it' })
  expect(described(other)).toBe('Say who, if you know')
  fireEvent.click(other)
  expect(onChange).toHaveBeenCalledWith('other')
})

test('a tick and a list tell what was chosen', () => {
  const ticked = vi.fn<(checked: boolean) => void>()
  const chosen = vi.fn<(value: 'open' | 'closed' | undefined) => void>()
  render(
    <>
      <CheckRow label="This is a shared device" checked={false} onChange={ticked} />
      <Select
        label="Could it be shared?"
        options={[
          { value: 'open', label: 'Yes' },
          { value: 'closed', label: 'No' },
        ]}
        value={undefined}
        onChange={chosen}
      />
    </>,
  )
  fireEvent.click(screen.getByRole('checkbox', { name: 'This is a shared device' }))
  expect(ticked).toHaveBeenCalledWith(true)
  const list = screen.getByRole('combobox', { name: 'Could it be shared?' })
  fireEvent.change(list, { target: { value: 'closed' } })
  fireEvent.change(list, { target: { value: '' } })
  expect(chosen.mock.calls).toEqual([['closed'], [undefined]])
})

test('a stepper names the thing, and says why it stops', () => {
  const onChange = vi.fn<(value: number) => void>()
  const stepper = (value: number) => (
    <Stepper
      value={value}
      refuses={(next) => (next > 2 ? 'You have used all 2 dots. Take one back to use it here' : undefined)}
      onChange={onChange}
      giveLabel="Give a dot to: Who is cold?"
      takeLabel="Take a dot from: Who is cold?"
      countLabel={`${value} dots`}
    />
  )
  const { rerender } = render(stepper(1))
  fireEvent.click(screen.getByRole('button', { name: 'Give a dot to: Who is cold?' }))
  expect(onChange).toHaveBeenLastCalledWith(2)
  rerender(stepper(2))
  fireEvent.click(screen.getByRole('button', { name: 'Give a dot to: Who is cold?' }))
  expect(onChange).toHaveBeenCalledOnce()
  expect(screen.getByText(/You have used all 2 dots/)).toBeTruthy()
  fireEvent.click(screen.getByRole('button', { name: 'Take a dot from: Who is cold?' }))
  expect(onChange).toHaveBeenLastCalledWith(1)
  expect(screen.queryByText(/You have used all 2 dots/)).toBeNull()
})

test('what looks personal is pointed out, and the person decides', () => {
  const [onRemove, onKeep] = [vi.fn<() => void>(), vi.fn<() => void>()]
  const [finding] = personalDataIn('Ask ann@example.org')
  render(<PersonalDataWarning finding={finding!} onRemove={onRemove} onKeep={onKeep} />)
  expect(screen.getByText('This looks like an email address. Remove it if it belongs to a person.')).toBeTruthy()
  fireEvent.click(screen.getByRole('button', { name: 'Remove' }))
  fireEvent.click(screen.getByRole('button', { name: 'Keep' }))
  expect(onRemove).toHaveBeenCalledOnce()
  expect(onKeep).toHaveBeenCalledOnce()
})
