// `npm start`: makes the tree ready (packages, build) and becomes the server. Only Node's own modules until then.
const [major, minor] = process.versions.node.split('.').map(Number)
const isSupported = (major === 20 && minor >= 19) || (major === 22 && minor >= 12) || major > 22
if (!isSupported) {
  console.error(
    `Questions First needs Node 20.19 or later (22.12 or later in the 22 line); this is Node ${process.versions.node}. Install a current version from nodejs.org and start again.`,
  )
  process.exit(1)
}

const known = ['--demo', '--build-only']
const flags = process.argv.slice(2)
const unknown = flags.find((flag) => !known.includes(flag))
if (unknown !== undefined) {
  console.error(`Unknown option ${unknown}. Known options: ${known.join(', ')}.`)
  process.exit(2)
}

// npm hands a SIGTERM to its shell, which dies without passing it on; so when npm's shell goes, we go, in good order.
if (process.env.npm_lifecycle_event !== undefined) {
  const shell = process.ppid
  const watch = setInterval(() => {
    if (process.ppid === shell) return
    clearInterval(watch)
    process.kill(process.pid, 'SIGTERM')
  }, 250)
  watch.unref()
}

const { prepare, Unready } = await import('./prepare.mjs')
try {
  await prepare()
} catch (reason) {
  if (!(reason instanceof Unready)) throw reason
  console.error(reason.message)
  process.exit(1)
}

if (!flags.includes('--build-only')) {
  if (flags.includes('--demo')) process.env.DEMO = '1'
  process.env.NODE_ENV ??= 'production'
  process.setSourceMapsEnabled(true)
  // The same process: signals and the exit code are the server's own.
  await import(new URL('../dist/server/main.js', import.meta.url).href)
}
