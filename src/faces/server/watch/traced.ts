import type { Database } from '../../../model/server.ts'
import { type Tracing, traceparentOf } from './trace.ts'

/** The database with a span around each statement that a request or a job makes. */
export function tracedDatabase(database: Database, tracing: Tracing): Database {
  if (!tracing.collected) return database
  return {
    query(text, values) {
      // What nobody asked for, such as looking for work, would be most of what is collected.
      if (!tracing.here()) return database.query(text, values)
      const name = statementOf(text)
      const attributes = { 'db.system.name': 'postgresql', 'db.query.summary': name }
      return tracing.span(name, { kind: 'client', attributes }, () => database.query(text, values))
    },
    transaction: (work) => database.transaction((within) => work(tracedDatabase(within, tracing))),
  }
}

/** `fetch` that tells whom it asks which trace this belongs to. Paths are left out: those of webhooks are secrets. */
export function tracedFetch(tracing: Tracing): typeof fetch {
  return async (input, init) => {
    if (!tracing.here()) return fetch(input, init)
    const request = new Request(input, init)
    const host = new URL(request.url).host
    const attributes = { 'http.request.method': request.method, 'server.address': host }
    return tracing.span(`${request.method} ${host}`, { kind: 'client', attributes }, async (span) => {
      const place = tracing.here()
      if (place) request.headers.set('traceparent', traceparentOf(place))
      const answer = await fetch(request)
      span.note({ 'http.response.status_code': answer.status })
      return answer
    })
  }
}

/** `select incident`, `insert trail`: what a statement does to which table, without anything that was put into it. */
export function statementOf(text: string): string {
  const plain = text.replaceAll(/--[^\n]*|'(?:[^']|'')*'/g, ' ')
  const verb = /^\s*(?:with\b[\s\S]*?\)\s*)?(select|insert|update|delete|listen|notify|begin|commit|rollback)\b/i
  const [, first = 'statement'] = verb.exec(plain) ?? []
  const [, table] = /\b(?:from|into|update)\s+(?:only\s+)?([a-z_][\w.]*)/i.exec(plain) ?? []
  return table ? `${first.toLowerCase()} ${table}` : first.toLowerCase()
}
