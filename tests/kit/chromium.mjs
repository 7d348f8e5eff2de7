// Where Chromium is on this machine, and how to get one where there is none. Node's own modules only.
import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync, readdirSync } from 'node:fs'
import { homedir } from 'node:os'
import { delimiter, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const home = homedir()
const { env, platform } = process

/** What a browser under test is started with: no sandbox inside containers, and no chatter on the network. */
export const CHROMIUM_FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-dev-shm-usage',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]

/** The path of a Chromium that starts, or undefined. */
function findChromium() {
  if (env.CHROMIUM_PATH && starts(env.CHROMIUM_PATH)) return env.CHROMIUM_PATH
  return [...usualPlaces(), ...playwrightCache()].find((path) => existsSync(path) && starts(path))
}

/** The path for a browser test; throws with advice where `npm test` has not prepared one. */
export function chromiumPath() {
  const path = env.CHROMIUM_PATH || findChromium()
  if (!path) throw new Error('No Chromium found. Run `npm test`, which installs one, or set CHROMIUM_PATH.')
  return path
}

/** Finds Chromium or installs it; `say` is told what was done. Gives undefined where nothing helped. */
export function ensureChromium(say) {
  if (env.CHROMIUM_PATH && !starts(env.CHROMIUM_PATH)) {
    say(`CHROMIUM_PATH is ${env.CHROMIUM_PATH}, which does not start. Looking elsewhere.`)
  }
  const found = findChromium()
  if (found) {
    say(`Chromium: ${found}`)
    return found
  }
  for (const [words, commands] of waysToInstall()) {
    say(`No Chromium found. Installing it with ${words}; this can take some minutes.`)
    const failed = commands.map(([program, ...rest]) => run(program, rest)).find(({ status }) => status !== 0)
    const installed = findChromium()
    if (installed) {
      say(`Chromium installed: ${installed}`)
      return installed
    }
    say(`That did not work: ${reasonOf(failed)}`)
  }
  say('Install Chromium or Chrome yourself, or set CHROMIUM_PATH to one.')
  return undefined
}

function waysToInstall() {
  const cli = fileURLToPath(new URL('../../node_modules/playwright-core/cli.js', import.meta.url))
  const isRoot = process.getuid?.() === 0
  const ways = []
  if (isRoot && distribution() === 'debian') {
    const apt = ['apt-get', '-qq', '-y', '--no-install-recommends']
    ways.push([
      'apt-get install chromium',
      [
        ['apt-get', '-qq', 'update'],
        [...apt, 'install', 'chromium'],
      ],
    ])
  }
  const libraries = isRoot && platform === 'linux' ? ['--with-deps'] : []
  ways.push(['npx playwright-core install chromium', [[process.execPath, cli, 'install', ...libraries, 'chromium']]])
  return ways
}

/** Only Debian proper: on Ubuntu the package `chromium` is a pointer to a snap, which containers cannot run. */
function distribution() {
  if (platform !== 'linux' || !existsSync('/etc/os-release')) return undefined
  return /^ID="?(\w+)/m.exec(readFileSync('/etc/os-release', 'utf8'))?.[1]
}

function usualPlaces() {
  if (platform === 'darwin') {
    const apps = ['Google Chrome.app/Contents/MacOS/Google Chrome', 'Chromium.app/Contents/MacOS/Chromium']
    return ['/Applications', join(home, 'Applications')].flatMap((folder) => apps.map((app) => join(folder, app)))
  }
  if (platform === 'win32') {
    const programs = [env.PROGRAMFILES, env['PROGRAMFILES(X86)'], env.LOCALAPPDATA].filter(Boolean)
    const apps = ['Google/Chrome/Application/chrome.exe', 'Chromium/Application/chrome.exe']
    return programs.flatMap((folder) => apps.map((app) => join(folder, app)))
  }
  const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'chrome']
  const folders = [...(env.PATH ?? '').split(delimiter), '/usr/bin', '/usr/local/bin', '/snap/bin'].filter(Boolean)
  return names.flatMap((name) => folders.map((folder) => join(folder, name)))
}

/** Browsers that playwright has downloaded, the newest first. */
function playwrightCache() {
  const usual = {
    darwin: join(home, 'Library/Caches/ms-playwright'),
    win32: join(env.LOCALAPPDATA ?? home, 'ms-playwright'),
  }
  const folder =
    env.PLAYWRIGHT_BROWSERS_PATH || usual[platform] || join(env.XDG_CACHE_HOME || join(home, '.cache'), 'ms-playwright')
  if (!existsSync(folder)) return []
  return readdirSync(folder)
    .filter((name) => /^chromium(_headless_shell)?-\d+$/.test(name))
    .toSorted((one, other) => Number(other.split('-')[1]) - Number(one.split('-')[1]))
    .flatMap((name) => programsIn(join(folder, name)))
}

const PROGRAM =
  /[/\\](chrome|chrome\.exe|headless_shell|chrome-headless-shell(\.exe)?|MacOS[/\\](Chromium|Google Chrome for Testing))$/
const programsIn = (folder) =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((path) => join(folder, path))
    .filter((path) => PROGRAM.test(path))

/** Chrome on Windows opens a window when asked for its version, so there a file that exists has to do. */
function starts(path) {
  if (!existsSync(path)) return false
  return platform === 'win32' || run(path, ['--version', '--no-sandbox'], 30_000).status === 0
}

const run = (program, words, timeout) =>
  spawnSync(program, words, {
    encoding: 'utf8',
    timeout,
    maxBuffer: 64 * 1024 * 1024,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...env, DEBIAN_FRONTEND: 'noninteractive' },
  })

const reasonOf = (result) =>
  result ? (result.error?.message ?? result.stderr.trim().split('\n').at(-1)) : 'it ended well, yet no Chromium starts.'
