import { closeSync, fsyncSync, openSync, writeSync } from 'node:fs'

/** On disk once it returns; that the file is there at all needs its folder flushed too. */
export function writeFlushed(file: string, bytes: Uint8Array | string, flag: 'w' | 'a' | 'r+') {
  const open = openSync(file, flag, 0o600)
  try {
    writeSync(open, typeof bytes === 'string' ? Buffer.from(bytes) : bytes)
    fsyncSync(open)
  } finally {
    closeSync(open)
  }
}

/** A new or vanished name is durable only once its folder is flushed; Windows does that by itself and forbids asking. */
export function flushFolder(folder: string) {
  if (process.platform === 'win32') return
  const open = openSync(folder, 'r')
  try {
    fsyncSync(open)
  } finally {
    closeSync(open)
  }
}
