import type { ReactNode } from 'react';
import { OwnOrderQuestions } from '../_actions/own-order-questions.tsx';

/** Around all tabs of the list: what is open stays open while one gives way to another. */
export default function MyOrdersLayout({ children }: { children: ReactNode }) {
  return <OwnOrderQuestions>{children}</OwnOrderQuestions>;
}
