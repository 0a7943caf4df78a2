import { Alert, Button, Group, Paper, Text, TextInput } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { IconDownload, IconShieldCheck } from '@tabler/icons-react'
import { useState } from 'react'
import { useAct, useAnswer } from '../../api/hooks.ts'
import { Answered } from '../../parts/answered.tsx'
import { Empty } from '../../parts/empty.tsx'
import { Heading } from '../../parts/heading.tsx'
import { Entries } from './entries.tsx'

/** Everything that was done, and the proof that nothing of it was altered. */
export function Trail() {
  const [asked, setAsked] = useState({ subject: '', actor: '', action: '' })
  const [settled] = useDebouncedValue(asked, 300)
  const [pages, setPages] = useState<readonly number[]>([])
  const before = pages.at(-1)
  const filters = Object.fromEntries(Object.entries(settled).filter(([, value]) => value.trim() !== ''))
  const query = useAnswer('trail/list', { ...filters, ...(before !== undefined && { before }), limit: 50 })
  const verify = useAct('trail/verify')
  const save = useAct('trail/export')
  const field = (name: keyof typeof asked, label: string, example: string) => (
    <TextInput
      label={label}
      placeholder={example}
      value={asked[name]}
      onChange={(event) => {
        setPages([])
        setAsked({ ...asked, [name]: event.currentTarget.value })
      }}
      flex={{ base: '1 1 100%', sm: '0 1 220px' }}
    />
  )
  return (
    <>
      <Heading title="Trail">
        <Button
          variant="default"
          leftSection={<IconShieldCheck size={18} aria-hidden />}
          loading={verify.isPending}
          onClick={() => verify.mutate({})}
        >
          Verify
        </Button>
        <Button
          variant="default"
          leftSection={<IconDownload size={18} aria-hidden />}
          loading={save.isPending}
          onClick={() => save.mutate({}, { onSuccess: ({ text }) => download('trail.jsonl', text) })}
        >
          Export
        </Button>
      </Heading>
      {verify.data && (
        <Alert
          color={verify.data.holds ? 'teal' : 'red'}
          mb="sm"
          role="status"
          title={verify.data.holds ? 'It holds' : 'It does not hold'}
        >
          <Text size="sm" style={{ overflowWrap: 'anywhere' }}>
            {verify.data.entries} entries, each with the hash of the one before.{' '}
            {verify.data.head &&
              `The last is ${verify.data.head}: keep it elsewhere, and nothing can be cut off unseen.`}
            {verify.data.breaks.length > 0 &&
              ` It breaks at ${verify.data.breaks.length} places; \`devops trail verify\` lists them.`}
          </Text>
        </Alert>
      )}
      <Group mb="sm" gap="sm" align="end">
        {field('subject', 'What', 'incident/7')}
        {field('actor', 'Who', 'user:ada')}
        {field('action', 'Which deed', 'incident/resolve')}
      </Group>
      <Answered query={query} what="the trail">
        {({ entries, next }) => (
          <Paper withBorder>
            {entries.length === 0 ? (
              <Empty title="No entry is like that">Every change, approval, override and page stands here.</Empty>
            ) : (
              <Entries entries={entries} />
            )}
            {(next !== undefined || pages.length > 0) && (
              <Group p="sm" justify="space-between">
                <Button variant="default" disabled={pages.length === 0} onClick={() => setPages(pages.slice(0, -1))}>
                  Newer
                </Button>
                <Button
                  variant="default"
                  disabled={next === undefined}
                  onClick={() => next !== undefined && setPages([...pages, next])}
                >
                  Older
                </Button>
              </Group>
            )}
          </Paper>
        )}
      </Answered>
    </>
  )
}

function download(name: string, text: string): void {
  const url = URL.createObjectURL(new Blob([text], { type: 'application/jsonl' }))
  Object.assign(document.createElement('a'), { href: url, download: name }).click()
  URL.revokeObjectURL(url)
}
