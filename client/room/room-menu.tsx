import { useStore } from 'zustand'
import { useShallow } from 'zustand/react/shallow'
import { Menu, MenuItem } from '../kit/menu.tsx'
import { Select } from '../kit/select.tsx'
import { Stack } from '../kit/stack.tsx'
import { useShared } from '../realtime/room-context.tsx'
import { PLACE_WORDS, placesOf } from './places.ts'
import { type Preferences, preferences } from './preferences.ts'
import styles from './room-menu.module.css'

export interface RoomMenuProps {
  readonly isShared: boolean
  readonly onLeave: () => void
  readonly onNextPerson: () => void
}

export function RoomMenu({ isShared, onLeave, onNextPerson }: RoomMenuProps) {
  const places = useShared(useShallow(placesOf))
  return (
    <Menu label="Menu">
      <nav aria-label="This room">
        {[...places, 'where' as const, 'mine' as const, 'privacy' as const, 'help' as const].map((place) => (
          <MenuItem key={place} href={`#${place}`}>
            {PLACE_WORDS[place]}
          </MenuItem>
        ))}
      </nav>
      <div className={styles.settings}>
        <Settings />
      </div>
      <div className={styles.settings}>
        {isShared && <MenuItem onPress={onNextPerson}>Next person</MenuItem>}
        <MenuItem onPress={onLeave}>Leave this room</MenuItem>
      </div>
    </Menu>
  )
}

const SIZES = [
  { value: 'normal', label: 'Normal' },
  { value: 'large', label: 'Large' },
  { value: 'larger', label: 'Larger' },
  { value: 'largest', label: 'Largest' },
] as const satisfies readonly { readonly value: Preferences['textSize']; readonly label: string }[]
const THEMES = [
  { value: 'system', label: 'As on this device' },
  { value: 'light', label: 'Light' },
  { value: 'dark', label: 'Dark' },
] as const satisfies readonly { readonly value: Preferences['theme']; readonly label: string }[]
const READ_OUT = [
  { value: 'everything', label: 'Everything' },
  { value: 'summaries', label: 'Summaries' },
  { value: 'when_asked', label: 'Only when I ask' },
] as const satisfies readonly { readonly value: Preferences['readOut']; readonly label: string }[]

/** How this device shows and reads things out. */
export function Settings() {
  const { textSize, theme, readOut } = useStore(preferences)
  const choose = (chosen: Partial<Preferences>) => preferences.setState(chosen)
  return (
    <Stack gap="small">
      <Select
        label="Text size"
        options={SIZES}
        empty={false}
        value={textSize}
        onChange={(size) => size && choose({ textSize: size })}
      />
      <Select
        label="Light or dark"
        options={THEMES}
        empty={false}
        value={theme}
        onChange={(chosen) => chosen && choose({ theme: chosen })}
      />
      <Select
        label="What is read out"
        options={READ_OUT}
        empty={false}
        value={readOut}
        onChange={(chosen) => chosen && choose({ readOut: chosen })}
      />
    </Stack>
  )
}
