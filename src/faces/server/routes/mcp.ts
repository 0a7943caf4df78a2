import { toolsOverHttp } from '../../tools.ts'
import type { Route, Routes } from '../route.ts'

const answer = toolsOverHttp()

const route: Route = {
  summary: 'The Model Context Protocol over streamable HTTP: every command that whoever asks may call, as a tool',
  access: 'viewer',
  scopes: 'within',
  handle: (context, { commands, world, actor, server, version, failed }) =>
    answer(context.req.raw, { commands, world, actor, version, failed, address: server.address }),
}

export const routes: Routes = { 'POST /mcp': route, 'GET /mcp': route, 'DELETE /mcp': route }
