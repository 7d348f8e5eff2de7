import { useState } from 'react'
import { Dialog } from '../kit/dialog.tsx'
import { Menu, MenuItem } from '../kit/menu.tsx'
import { Settings } from '../room/room-menu.tsx'
import styles from './console-menu.module.css'
import { SCREEN_WORDS, SCREENS, type ScreenName } from './screens.ts'
import { ShortcutsDialog, useQuestionMark } from './shortcuts.tsx'

/** Where else to go, how this device shows and reads things, and the keys. */
export function ConsoleMenu({ screen }: { readonly screen: ScreenName }) {
  const [open, setOpen] = useState<'keys' | 'settings' | undefined>(undefined)
  useQuestionMark(() => setOpen('keys'))
  const close = () => setOpen(undefined)
  return (
    <>
      <Menu label="Menu">
        <nav className={styles.screens} aria-label="Screens">
          {SCREENS.filter((name) => name !== screen).map((name) => (
            <div key={name} className={name === 'me' ? styles.always : undefined}>
              <MenuItem href={`#${name}`}>{SCREEN_WORDS[name]}</MenuItem>
            </div>
          ))}
        </nav>
        <MenuItem onPress={() => setOpen('settings')}>Text size, colours, reading out</MenuItem>
        <MenuItem onPress={() => setOpen('keys')}>Keys</MenuItem>
        <MenuItem href="/">Leave the console</MenuItem>
      </Menu>
      <ShortcutsDialog isOpen={open === 'keys'} onClose={close} />
      <Dialog isOpen={open === 'settings'} onClose={close} title="On this device">
        <Settings />
      </Dialog>
    </>
  )
}
