import { Box } from '@mantine/core'
import { type ReactNode, useMemo, useRef } from 'react'
import { useKeys } from '../shell/keys.ts'

/** A list of links, of which `j` and `k` go to the next and the one before. */
export function Rows({ label, children }: { readonly label: string; readonly children: ReactNode }) {
  const list = useRef<HTMLUListElement>(null)
  useKeys(
    useMemo(() => {
      const move = (by: number) => () => {
        const links = [...(list.current?.querySelectorAll<HTMLAnchorElement>('a[data-row]') ?? [])]
        const at = links.findIndex((each) => each.matches(':focus'))
        const next = links[at < 0 ? (by > 0 ? 0 : links.length - 1) : Math.min(Math.max(at + by, 0), links.length - 1)]
        next?.focus()
      }
      return { j: move(1), k: move(-1) }
    }, []),
  )
  return (
    <Box component="ul" ref={list} aria-label={label} p={0} m={0} style={{ listStyle: 'none' }}>
      {children}
    </Box>
  )
}
