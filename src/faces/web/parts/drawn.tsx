import { Box } from '@mantine/core'
import { LineChart } from 'echarts/charts'
import { GridComponent, MarkAreaComponent, MarkLineComponent, TooltipComponent } from 'echarts/components'
import { init, use } from 'echarts/core'
import { CanvasRenderer } from 'echarts/renderers'
import { useEffect, useRef } from 'react'
import { type Line, optionOf } from './drawing.ts'

use([LineChart, GridComponent, TooltipComponent, MarkLineComponent, MarkAreaComponent, CanvasRenderer])

export function Drawn({ line, label, dark }: { readonly line: Line; readonly label: string; readonly dark: boolean }) {
  const place = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (!place.current) return undefined
    const chart = init(place.current)
    chart.setOption(optionOf(line, dark))
    const resized = new ResizeObserver(() => chart.resize())
    resized.observe(place.current)
    return () => {
      resized.disconnect()
      chart.dispose()
    }
  }, [line, dark])
  return <Box ref={place} role="img" aria-label={label} h={260} />
}
