// The reference: Socket.IO as it comes. It keeps votes in memory, checks nothing and remembers nothing.
import { createServer } from 'node:http'
import { Server } from 'socket.io'

const TALLY_EVERY = 250

const http = createServer()
const io = new Server(http, { path: '/io/', serveClient: false, perMessageDeflate: false })
let ballots = new Map()
let isChanged = false
let revision = 0

io.on('connection', (socket) => {
  socket.emit('view', { revision, shared: {} })
  socket.on('command', ({ command }, answer) => {
    ballots.set(socket.handshake.auth.token, command.ballot)
    isChanged = true
    answer({ ok: true, revision })
  })
})

setInterval(() => {
  if (!isChanged) return
  isChanged = false
  revision += 1
  io.emit('change', { revision, from: revision - 1, shared: { people: { voted: ballots.size } } })
}, TALLY_EVERY)

http.on('request', (request, response) => {
  if (request.url !== '/ballots') return
  response.end(JSON.stringify([...ballots.values()]))
  ballots = new Map()
})
http.listen(Number(process.env.PORT ?? 0), '127.0.0.1', () => console.log(`http://localhost:${http.address().port}/`))
