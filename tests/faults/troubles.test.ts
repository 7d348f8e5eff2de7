import { test } from 'vitest'
import { expectHeld } from './short-form.ts'

// The process lives, and what is round it fails.

test('[ST1] a power cut loses nothing that was acknowledged', () => expectHeld('power'))

test('[ST15] [RC8] a full disk refuses votes in words, lets people read, and takes them once there is room', () =>
  expectHeld('disk'))

test('[RC5] what was sent while nothing got through arrives once', () => expectHeld('network'))

test('[RC5] a server that was frozen goes on, and nothing is lost or done twice', () => expectHeld('freeze'))

test('[UK1] [RH23] a backup amid votes is put back, and people are told', () => expectHeld('backup'))

test('[RH3] one who floods the room costs the others nothing that they sent', () => expectHeld('flood'))
