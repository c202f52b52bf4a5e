import type { Change } from '#app/_consistency/core/drawing/change.ts';
import { LongText } from '#app/_ui/text/long-text.tsx';

/** What somebody typed for a change, so that a refusal loses none of it. */
const typed = (command: Change['command']): string | null => {
  switch (command.type) {
    case 'CreateOrder':
    case 'CancelOrder':
      return command.note;
    case 'ShipOrder':
      return command.carrier === null
        ? command.trackingNumber
        : `${command.carrier}, ${command.trackingNumber}`;
    case 'AddNote':
      return command.text;
    case 'DeliverOrder':
      return null;
    default:
      return command satisfies never;
  }
};

export const TypedText = ({ command }: { command: Change['command'] }) => {
  const text = typed(command);
  if (text === null) return null;
  return (
    <div className="mt-1 text-ink">
      <LongText label="What you typed" text={text}>
        <p className="whitespace-pre-line">
          You typed: “<bdi>{text}</bdi>”
        </p>
      </LongText>
    </div>
  );
};
