import type { Change } from '#app/_consistency/core/change.ts';

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
  return <p className="mt-1 whitespace-pre-line text-ink">You typed: “{text}”</p>;
};
