import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { aRunningServer } from '#tests/kit/running-server.ts'
import { aCrowd, isThere, until, viewOf } from './crowd.ts'
import type { Outcome } from './outcome.ts'
import { upkeepOf } from './upkeep-of.ts'

/** A backup is taken amid votes, more happens, the machine burns down, and another one goes on from the backup. */
export async function liveBackup({ voters, seed }: { voters: number; seed: number }): Promise<Outcome> {
  const folder = mkdtempSync(join(tmpdir(), 'questions-first-backup-'))
  const backup = join(folder, 'backup')
  const server = await aRunningServer()
  const crowd = await aCrowd(server.base, voters, { seed })
  const broken: string[] = []
  const mustSay = async (words: RegExp, ...command: readonly string[]) => {
    const { said } = await upkeepOf(...command)
    if (!words.test(said)) broken.push(`${command[0]} said: ${said.trim()}`)
  }
  try {
    crowd.begin(100)
    await until(() => crowd.acknowledged() > 2 * voters)
    await mustSay(/^1 room saved in/, 'backup', backup, server.data)
    const before = crowd.acknowledged()
    await until(() => crowd.acknowledged() > before + voters)
    await crowd.finish()
    await server.stop('SIGKILL')
    await mustSay(/^1 room put back/, 'restore', backup, server.data, '--force')
    await server.start()
    await until(() => crowd.voters.every(({ room }) => isThere(room)) && isThere(crowd.fay))
    await until(() => viewOf(crowd.fay).shared.documents.board.name === 'board@2')
    if (crowd.fay.line.getState().wasSetBack !== true)
      broken.push('the facilitator was not told that the room was put back')
    const answer = await crowd.fay.ask({ type: 'proposeQuestion', text: 'After the fire?', action: 'Act' })
    if (!answer.ok) broken.push(`after the restore a command was refused: ${answer.refusal.code}`)
    return { fault: 'backup amid votes, restored', broken, said: 'people came back by themselves and were told' }
  } finally {
    crowd.close()
    await server.close()
    rmSync(folder, { recursive: true, force: true })
  }
}
