import { CloudAlert } from 'lucide-react';
import { Button } from '#app/_ui/buttons/button.tsx';
import { Notice } from '#app/_ui/states/notice.tsx';

type Props = { what: string; onRetry: () => void };

/** What is in sight is true for an earlier moment: reading it again failed. */
export const NotRefreshed = ({ what, onRetry }: Props) => (
  <Notice
    tone="pending"
    icon={<CloudAlert />}
    className="mb-4"
    actions={
      <Button size="small" onClick={onRetry}>
        Try again
      </Button>
    }
  >
    The newest {what} could not be read; what is shown is from before.
  </Notice>
);
