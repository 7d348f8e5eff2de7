import { Router } from 'express'
import { asyncApi } from './asyncapi.ts'
import { openApi } from './openapi.ts'

/** The contract, for programs that want to speak it. */
export function descriptionRoutes() {
  const router = Router()
  router.get('/api/openapi.json', (_request, response) => response.json(openApi()))
  router.get('/api/asyncapi.json', (_request, response) => response.json(asyncApi()))
  return router
}
