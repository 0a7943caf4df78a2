import { Button, Group, SimpleGrid } from '@mantine/core'
import { IconArrowBackUp, IconCheck, IconFileText, IconHandStop, IconLock } from '@tabler/icons-react'
import { useMemo } from 'react'
import { Link } from 'wouter'
import { useAct } from '../../api/hooks.ts'
import type { Incident } from '../../api/shapes.ts'
import { useKeys } from '../../shell/keys.ts'

/** What can be done with an incident in its state; the first button is what is mostly wanted. */
export function Buttons({ incident: { id, status } }: { readonly incident: Incident }) {
  const acknowledge = useAct('incident/acknowledge', 'You have it. Nobody else is called.')
  const resolve = useAct('incident/resolve', 'Resolved.')
  const reopen = useAct('incident/reopen', 'Open again.')
  const close = useAct('incident/close', 'Closed.')
  const isOpen = status === 'triggered' || status === 'acknowledged'
  const answer = acknowledge.mutate
  const end = resolve.mutate
  useKeys(
    useMemo(
      () => ({
        ...(status === 'triggered' && { a: () => answer({ incident: id }) }),
        ...(isOpen && { r: () => end({ incident: id }) }),
      }),
      [status, isOpen, answer, end, id],
    ),
  )
  const big = { size: 'lg', h: 54 } as const
  return (
    <>
      <SimpleGrid cols={{ base: 1, sm: isOpen ? 3 : 2 }} spacing="xs" maw={720}>
        {status === 'triggered' && (
          <Button
            {...big}
            leftSection={<IconHandStop aria-hidden />}
            loading={acknowledge.isPending}
            onClick={() => acknowledge.mutate({ incident: id })}
          >
            Acknowledge
          </Button>
        )}
        {isOpen && (
          <Button
            {...big}
            variant={status === 'triggered' ? 'default' : 'filled'}
            leftSection={<IconCheck aria-hidden />}
            loading={resolve.isPending}
            onClick={() => resolve.mutate({ incident: id })}
          >
            Resolve
          </Button>
        )}
        {status === 'resolved' && (
          <Button
            {...big}
            leftSection={<IconLock aria-hidden />}
            loading={close.isPending}
            onClick={() => close.mutate({ incident: id })}
          >
            Close
          </Button>
        )}
        {!isOpen && (
          <Button
            {...big}
            variant="default"
            leftSection={<IconArrowBackUp aria-hidden />}
            loading={reopen.isPending}
            onClick={() => reopen.mutate({ incident: id })}
          >
            Open again
          </Button>
        )}
      </SimpleGrid>
      {!isOpen && (
        <Group>
          <Button
            component={Link}
            href={`/incidents/${id}/review`}
            variant="light"
            leftSection={<IconFileText size={18} aria-hidden />}
          >
            Review
          </Button>
        </Group>
      )}
    </>
  )
}
