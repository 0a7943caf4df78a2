import { Group, Kbd, Stack, Switch, Table, Text } from '@mantine/core'
import { Dialogue } from '../parts/dialogue.tsx'
import { useKeysOn } from './keys.ts'
import { places } from './places.ts'

const keys: readonly (readonly [string, string])[] = [
  ['?', 'This help'],
  ['j', 'Next in a list'],
  ['k', 'The one before'],
  ['Enter', 'Open it'],
  ['a', 'Acknowledge the incident'],
  ['r', 'Resolve the incident'],
  ['n', 'Write a note'],
  ['/', 'Search in the list'],
  ...places.map(({ key, name }) => [`g ${key}`, name] as const),
]

export function Help({ opened, close }: { readonly opened: boolean; readonly close: () => void }) {
  const [on, setOn] = useKeysOn()
  return (
    <Dialogue opened={opened} close={close} title="Keyboard">
      <Stack>
        <Switch label="Keys are on" checked={on} onChange={(event) => setOn(event.currentTarget.checked)} />
        <Table withRowBorders={false} verticalSpacing={4}>
          <Table.Tbody>
            {keys.map(([key, does]) => (
              <Table.Tr key={key}>
                <Table.Td w={110}>
                  <Group gap={4}>
                    {key.split(' ').map((each) => (
                      <Kbd key={each}>{each}</Kbd>
                    ))}
                  </Group>
                </Table.Td>
                <Table.Td>
                  <Text size="sm">{does}</Text>
                </Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </Stack>
    </Dialogue>
  )
}
