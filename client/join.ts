import { startJoinPage } from './join/join-page.ts'

// The page works as HTML first. The app itself follows while somebody types, and takes the page over on Continue.
const app = () => Promise.all([import('./app.tsx'), import('./realtime/connection.ts')])

startJoinPage({
  async prepare(room) {
    const [{ openApp }, { transportTo }] = await app()
    const transport = transportTo(location.origin, room)
    return { warm: () => void transport.open(), enter: () => openApp(transport) }
  },
})
