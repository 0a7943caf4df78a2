import { Code, Paper } from '@mantine/core'
import { useAnswer } from '../../api/hooks.ts'
import { Answered } from '../../parts/answered.tsx'
import { Empty } from '../../parts/empty.tsx'
import { Heading } from '../../parts/heading.tsx'
import { Rows } from '../../parts/rows.tsx'
import { SloRow } from './row.tsx'

/** Every objective, those in danger first. */
export function Slos() {
  const query = useAnswer('slo/list', {})
  return (
    <>
      <Heading title="SLOs" />
      <Answered query={query} what="the objectives">
        {({ objectives }) => (
          <Paper withBorder>
            {objectives.length === 0 ? (
              <Empty title="No objective yet">
                Promise something that can be measured: <Code>devops slo apply</Code> takes a <Code>devops.yaml</Code>,
                OpenSLO, Sloth or Pyrra files.
              </Empty>
            ) : (
              <Rows label="Objectives">
                {objectives.map((slo) => (
                  <SloRow key={slo.id} slo={slo} />
                ))}
              </Rows>
            )}
          </Paper>
        )}
      </Answered>
    </>
  )
}
