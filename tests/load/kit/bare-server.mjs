// Where there is no C compiler: the same as `floor.c`, with Node's own sockets.
import { createServer } from 'node:net'

const [people, bytes] = process.argv.slice(2).map(Number)
const message = Buffer.alloc(bytes, 'a')
const sockets = []

const server = createServer((socket) => {
  socket.setNoDelay(true)
  sockets.push(socket)
  socket.on('error', () => socket.destroy())
})
server.listen(0, '127.0.0.1', () => console.log(`http://localhost:${server.address().port}/`))
process.stdin.on('data', () => {
  for (const socket of sockets.slice(0, people)) socket.write(message)
  process.stdout.write('\n')
})
