'use client';

import { createContext, type ReactNode, useCallback, useContext, useState } from 'react';
import type { DrawnOrder } from '#app/_consistency/core/drawing/drawn-order.ts';
import { useOrder } from '#app/_consistency/react/queries/use-order.ts';
import { type Asking, OwnOrderDialogs } from './own-order-dialogs.tsx';

type Ask = (order: DrawnOrder, asking: Asking) => void;
type Question = { order: DrawnOrder; asking: Asking | undefined };

const AskContext = createContext<Ask>(() => undefined);

/**
 * The place of the dialogs of a list of one's orders. They stand above it, so that what was typed
 * outlives its row, which may leave the list at any moment.
 */
export const OwnOrderQuestions = ({ children }: { children: ReactNode }) => {
  const [question, setQuestion] = useState<Question>();
  const ask = useCallback<Ask>((order, asking) => setQuestion({ order, asking }), []);
  return (
    <AskContext value={ask}>
      {children}
      {question !== undefined && (
        <OpenQuestion
          key={question.order.id}
          {...question}
          onClose={() => setQuestion({ ...question, asking: undefined })}
        />
      )}
    </AskContext>
  );
};

/** Opens a question about an order of the list. */
export const useAsk = (): Ask => useContext(AskContext);

const OpenQuestion = ({ order: asked, asking, onClose }: Question & { onClose: () => void }) => {
  const { order = asked } = useOrder(asked.id);
  return <OwnOrderDialogs order={order} asking={asking} onClose={onClose} />;
};
