// The reference: Socket.IO as it comes. It keeps votes in memory, checks nothing and remembers nothing; it looks after
// its connections as often as ours does, and tells as many people of as many tallies.
import { createServer } from 'node:http'
import { Server } from 'socket.io'

const TALLY_EVERY = 250
const HEARTBEAT = { pingInterval: 4_000, pingTimeout: 5_000 }

const http = createServer()
const io = new Server(http, { path: '/io/', serveClient: false, perMessageDeflate: false, ...HEARTBEAT })
let ballots = new Map()
/** How many have voted, as was told last: as in ours there is something to tell when more have. */
let told = 0
let isChanged = false
let revision = 0

io.on('connection', (socket) => {
  void socket.join('everyone')
  socket.emit('view', { revision, shared: {} })
  socket.on('command', ({ command }, answer) => {
    ballots.set(socket.handshake.auth.token, command.ballot)
    isChanged ||= ballots.size > told
    answer({ ok: true, revision })
  })
})

function tell() {
  isChanged = false
  revision += 1
  const voted = ballots.size
  told = voted
  const shared = { people: { voted }, polls: { 'poll-of-these-people': { ballotsIn: voted } } }
  io.to('everyone').emit('change', { revision, from: revision - 1, shared })
}
setInterval(() => isChanged && tell(), TALLY_EVERY)

http.on('request', (request, response) => {
  if (request.url === '/ballots') {
    response.end(JSON.stringify([...ballots.values()]))
    ballots = new Map()
    told = 0
  } else if (request.url === '/tell') {
    tell()
    response.end()
  }
})
http.listen(Number(process.env.PORT ?? 0), '127.0.0.1', () => console.log(`http://localhost:${http.address().port}/`))
