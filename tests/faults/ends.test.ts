import { test } from 'vitest'
import { expectHeld } from './short-form.ts'

// The process ends, in all the ways in which it may.

test('[ST1] [RH3] [RC5] kills amid votes lose nothing that was acknowledged, and do nothing twice', () =>
  expectHeld('kill'))

test('[ST16] a flush that fails ends the process, and nothing that was acknowledged is lost', () => expectHeld('flush'))

test('[RC12] a polite end loses nothing, people come back by themselves, and a second request hurries it', () =>
  expectHeld('drain'))

test('[RC12] after a restart everybody is back', () => expectHeld('return'))

test('[ST18] a second process on the same folder refuses in words', () => expectHeld('second'))
