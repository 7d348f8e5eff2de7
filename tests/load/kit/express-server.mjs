// The reference for starting: express and Socket.IO, listening, and nothing else.
import { createServer } from 'node:http'
import express from 'express'
import { Server } from 'socket.io'

const app = express()
app.get('/readyz', (_request, response) => response.send('ok'))
const http = createServer(app)
new Server(http, { path: '/io/', serveClient: false })
http.listen(0, '127.0.0.1', () => console.log(`http://localhost:${http.address().port}/`))
