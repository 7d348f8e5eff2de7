import { useState, type ReactNode } from 'react'
import { Button } from '../kit/button.tsx'
import { useAnnounce } from '../kit/live-regions.tsx'
import { problemWords } from '../kit/refusal-words.ts'
import { Row, Stack } from '../kit/stack.tsx'
import { StatusBox, type Tone } from '../kit/status-box.tsx'
import { fetchFile, saveFile } from '../realtime/fetch-file.ts'
import { useRoomConnection } from '../realtime/room-context.tsx'

interface Offer {
  /** After the room's address, as `mine.html`. */
  readonly file: string
  readonly label: ReactNode
}

/** Files of this room to take away. What becomes of it is said in words, beside the buttons and to the ear. */
export function SaveAFile({ offers }: { readonly offers: readonly Offer[] }) {
  const { code, token } = useRoomConnection()
  const [said, setSaid] = useState<{ readonly tone: Tone; readonly words: string } | undefined>(undefined)
  const announce = useAnnounce()
  const say = (tone: Tone, words: string) => {
    setSaid({ tone, words })
    announce('own', words)
  }
  async function save(file: string) {
    say('info', 'Getting the file…')
    const got = await fetchFile(`/api/rooms/${code}/${file}`, token)
    if (!got.ok) return say('problem', problemWords(got.error))
    saveFile(got.value)
    say('good', `Saved as ${got.value.name}.`)
  }
  return (
    <Stack gap="small">
      <Row>
        {offers.map(({ file, label }) => (
          <Button key={file} onClick={() => void save(file)}>
            {label}
          </Button>
        ))}
      </Row>
      {said && <StatusBox tone={said.tone}>{said.words}</StatusBox>}
    </Stack>
  )
}
