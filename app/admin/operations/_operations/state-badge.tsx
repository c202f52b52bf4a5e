import { CircleCheck, CirclePause, CircleX, Unplug } from 'lucide-react';
import type { ReactNode } from 'react';
import { Badge, type Tone } from '#app/_ui/badge.tsx';
import type { ProjectionState } from '#server/contracts/operations.ts';

const looks: Record<ProjectionState, { tone: Tone; icon: ReactNode; name: string }> = {
  running: { tone: 'delivered', icon: <CircleCheck />, name: 'Running' },
  paused: { tone: 'pending', icon: <CirclePause />, name: 'Paused' },
  stopped: { tone: 'refused', icon: <CircleX />, name: 'Stopped' },
  unattended: { tone: 'refused', icon: <Unplug />, name: 'No worker' },
};

/** How a projection is doing. */
export const StateBadge = ({ state }: { state: ProjectionState }) => {
  const { tone, icon, name } = looks[state];
  return (
    <Badge tone={tone} icon={icon}>
      {name}
    </Badge>
  );
};
