import { type QueryClient, useQueryClient } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import type { Topic } from '../../../model/server.ts'

/** Whether changes arrive as they happen. */
export type Live = 'connecting' | 'live' | 'lost'

/** Follows what the server announces while the page is looked at, and asks anew for what it concerns. */
export function useLive(): Live {
  const client = useQueryClient()
  const [live, setLive] = useState<Live>('connecting')
  useEffect(() => {
    let stop = follow(client, setLive)
    const look = () => {
      stop()
      if (document.visibilityState === 'visible') stop = follow(client, setLive)
    }
    document.addEventListener('visibilitychange', look)
    return () => {
      document.removeEventListener('visibilitychange', look)
      stop()
    }
  }, [client])
  return live
}

function follow(client: QueryClient, tell: (live: Live) => void): () => void {
  const source = new EventSource('/api/events')
  source.addEventListener('open', () => {
    // What happened meanwhile was not heard.
    void client.invalidateQueries()
    tell('live')
  })
  source.addEventListener('error', () => tell('lost'))
  source.addEventListener('change', ({ data }) => {
    const { topic } = JSON.parse(data) as { readonly topic: Topic }
    void client.invalidateQueries({ predicate: ({ queryKey: [id] }) => concerns(topic, String(id)) })
  })
  return () => source.close()
}

/** By topic: nouns of the commands whose answers may have changed. */
const concerned: Readonly<Record<Topic, readonly string[]>> = {
  alert: ['alert', 'silence'],
  incident: ['incident', 'status', 'dora'],
  page: ['incident', 'page'],
  oncall: ['oncall', 'team', 'person'],
  slo: ['slo', 'gate'],
  delivery: ['delivery', 'dora', 'slo', 'gate'],
  trail: ['trail'],
  setting: ['setting', 'user', 'token', 'me', 'channel'],
}

function concerns(topic: Topic, id: string): boolean {
  return concerned[topic]?.includes(id.split('/')[0] ?? '') ?? true
}
