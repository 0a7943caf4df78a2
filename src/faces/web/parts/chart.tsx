import { Skeleton, useComputedColorScheme } from '@mantine/core'
import { lazy, Suspense } from 'react'
import type { Line } from './drawing.ts'

const Drawn = lazy(async () => ({ default: (await import('./drawn.tsx')).Drawn }))

/** A line over time, with what happened marked on it. The library that draws comes when the first chart does. */
export function Chart({ line, label }: { readonly line: Line; readonly label: string }) {
  const dark = useComputedColorScheme('light', { getInitialValueInEffect: false }) === 'dark'
  return (
    <Suspense fallback={<Skeleton h={260} />}>
      <Drawn line={line} label={label} dark={dark} />
    </Suspense>
  )
}
