import { useState } from 'react'
import type { SummaryFormat } from '#shared/summary/formats.ts'
import { Button } from '../kit/button.tsx'
import { CheckRow } from '../kit/check-row.tsx'
import { useAnnounce } from '../kit/live-regions.tsx'
import { StatusBox } from '../kit/status-box.tsx'
import { useOwn, useRoomConnection } from '../realtime/room-context.tsx'
import styles from './downloads.module.css'
import { fetchRecord, saveFile } from './fetch-record.ts'
import { downloadProblem, FORMAT_WORDS } from './words.ts'

type Became =
  | { readonly state: 'getting' | 'saved'; readonly words: string }
  | { readonly state: 'refused'; readonly words: string }

const FORMATS = Object.keys(FORMAT_WORDS) as readonly SummaryFormat[] // the keys of a closed record

/** The record as files. What happens is said in words, beside the buttons and to the ear. */
export function Downloads() {
  const { code, token } = useRoomConnection()
  const isFacilitator = useOwn(({ person }) => person.role === 'facilitator')
  const [names, setNames] = useState(false)
  const [became, setBecame] = useState<Became>()
  const announce = useAnnounce()

  async function download(format: SummaryFormat) {
    const say = (state: Became['state'], words: string) => {
      setBecame({ state, words })
      announce('own', words)
    }
    say('getting', `Getting the ${FORMAT_WORDS[format].label.toLowerCase()}…`)
    const file = await fetchRecord({ code, token, format, names: isFacilitator ? names : undefined })
    if (!file.ok) return say('refused', downloadProblem(file.error))
    saveFile(file.value)
    say('saved', `Saved as ${file.value.name}.`)
  }

  return (
    <div className={styles.downloads}>
      {isFacilitator ? (
        <CheckRow
          label="Put names in"
          hint="Who does what, and how to reach people. For facilitators only."
          checked={names}
          onChange={setNames}
        />
      ) : (
        <p>There are no names in your file.</p>
      )}
      <ul className={styles.formats}>
        {FORMATS.map((format) => (
          <li key={format}>
            <Button kind={format === 'html' ? 'primary' : 'secondary'} wide onClick={() => void download(format)}>
              {FORMAT_WORDS[format].label}
            </Button>
            <p>{FORMAT_WORDS[format].hint}</p>
          </li>
        ))}
      </ul>
      {became && <Told {...became} />}
    </div>
  )
}

const TONES = { getting: 'info', saved: 'good', refused: 'problem' } as const

const Told = ({ state, words }: Became) => <StatusBox tone={TONES[state]}>{words}</StatusBox>
