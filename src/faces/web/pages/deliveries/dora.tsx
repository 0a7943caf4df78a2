import { Button, SimpleGrid, Stack, Table, Text, VisuallyHidden } from '@mantine/core'
import { useState } from 'react'
import type { OutputOf } from '../../api/commands.ts'
import { Dialogue } from '../../parts/dialogue.tsx'
import { Figure } from '../../parts/figure.tsx'
import { percent } from '../../parts/share.ts'
import { clock, length } from '../../parts/times.ts'

type Shown = OutputOf<'dora/show'>
type Known = Shown['frequency']

const names = [
  ['frequency', 'Deployments'],
  ['leadTime', 'Lead time'],
  ['changeFailure', 'Changes that fail'],
  ['restore', 'Time to restore'],
] as const

/** The four figures; each opens the rows that it was reckoned from. */
export function Dora({ dora }: { readonly dora: Shown }) {
  const [opened, setOpened] = useState<(typeof names)[number]>()
  return (
    <>
      <SimpleGrid cols={{ base: 2, md: 4 }}>
        {names.map((each) => {
          const [key, name] = each
          const { value, unit, rows } = dora[key]
          return (
            <Figure key={key} name={name} value={value === undefined ? 'nothing yet' : written(value, unit)}>
              <Button variant="subtle" size="compact-sm" px={0} onClick={() => setOpened(each)}>
                from {rows.length} {rows.length === 1 ? 'row' : 'rows'}
                <VisuallyHidden> of {name}</VisuallyHidden>
              </Button>
            </Figure>
          )
        })}
      </SimpleGrid>
      <Dialogue opened={opened !== undefined} close={() => setOpened(undefined)} title={opened?.[1] ?? ''}>
        {opened && <Behind figure={dora[opened[0]]} />}
      </Dialogue>
    </>
  )
}

function Behind({ figure: { formula, rows, unit } }: { readonly figure: Known }) {
  return (
    <Stack>
      <Text size="sm">{formula}</Text>
      <Table verticalSpacing={4}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>What</Table.Th>
            <Table.Th>When</Table.Th>
            <Table.Th>Value</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {rows.slice(0, 200).map(({ ref, at, value, of }) => (
            <Table.Tr key={`${ref} ${of} ${at}`}>
              <Table.Td>
                {ref} {of}
              </Table.Td>
              <Table.Td>{clock(at)}</Table.Td>
              <Table.Td>{unit === 'milliseconds' ? length(value) : value}</Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Stack>
  )
}

function written(value: number, unit: Known['unit']): string {
  if (unit === 'milliseconds') return length(value)
  return unit === 'share' ? percent(value) : `${Number(value.toFixed(2))} a day`
}
