// The reference for coming in: Socket.IO as it comes, which says nothing to anybody.
import { createServer } from 'node:http'
import { Server } from 'socket.io'

const http = createServer()
new Server(http, { path: '/io/', serveClient: false, perMessageDeflate: false })
http.listen(0, '127.0.0.1', () => console.log(`http://localhost:${http.address().port}/`))
