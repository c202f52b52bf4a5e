import { Suspense, use, useEffect, useState } from 'react';
import { AnsweringBody } from '../answering-body.tsx';

/** Buttons by id: another id is another button. */
export type Buttons = readonly (readonly [id: string, name: string])[];

type Made = {
  onFrame: () => void;
  onPart: (name: string) => void;
  code?: Promise<unknown> | undefined;
  /** The part's, each by an id: another id is another button. */
  buttons?: Buttons;
};

/** A page with a button of its frame, and some of a part whose code may come later. */
export const Page = ({ onFrame, ...part }: Made) => (
  <html lang="en">
    <head>
      <title>A page</title>
    </head>
    <AnsweringBody>
      <button type="button" onClick={onFrame}>
        Cart, 0 items
      </button>
      <Suspense>
        <Part {...part} />
      </Suspense>
    </AnsweringBody>
  </html>
);

const twoButtons: Buttons = [
  ['cancel', 'Cancel'],
  ['again', 'Order again'],
];

const Part = ({ onPart, code, buttons = twoButtons }: Omit<Made, 'onFrame'>) => {
  if (code !== undefined) use(code);
  return buttons.map(([id, name]) => (
    <button key={id} type="button" onClick={() => onPart(id)}>
      <i>{name}</i>
    </button>
  ));
};

/** A page that learns only when it wakes that what it offers is in the cart already. */
export const Shelf = ({ onMore }: { onMore: () => void }) => {
  const [isIn, setIsIn] = useState(false);
  useEffect(() => setIsIn(true), []);
  return (
    <html lang="en">
      <AnsweringBody>
        {isIn ? (
          <i>
            <button type="button" data-means="one more cup" onClick={onMore}>
              One more
            </button>
          </i>
        ) : (
          <button type="button" data-means="one more cup">
            Add to cart
          </button>
        )}
      </AnsweringBody>
    </html>
  );
};
