'use client';

import { Menu } from '@base-ui/react/menu';
import { Monitor, Moon, Sun } from 'lucide-react';
import { useEffect, useState } from 'react';
import { keepCookie } from './keep-cookie.ts';
import { parseTheme, type ThemeChoice, themeCookie } from './theme-choice.ts';

const choices = [
  { value: 'system', label: 'As the system', icon: <Monitor size={16} /> },
  { value: 'light', label: 'Light', icon: <Sun size={16} /> },
  { value: 'dark', label: 'Dark', icon: <Moon size={16} /> },
] as const;

/**
 * Part of a menu: light, dark, or as the system says, kept for a year in a cookie that the server
 * reads.
 */
export const ThemeSwitch = () => {
  const [theme, setTheme] = useState<ThemeChoice>('system');
  useEffect(() => setTheme(parseTheme(document.documentElement.dataset.theme)), []);
  const choose = (next: ThemeChoice) => {
    setTheme(next);
    document.documentElement.dataset.theme = next;
    keepCookie(themeCookie, next);
  };
  return (
    <Menu.RadioGroup
      aria-label="Colours"
      value={theme}
      onValueChange={(next) => choose(parseTheme(typeof next === 'string' ? next : undefined))}
      className="inline-flex rounded-md border border-line p-0.5"
    >
      {choices.map(({ value, label, icon }) => (
        <Menu.RadioItem
          key={value}
          value={value}
          closeOnClick={false}
          aria-label={label}
          title={label}
          className="flex size-8 items-center justify-center rounded-md text-muted hover:text-ink data-highlighted:text-ink data-checked:bg-sunken data-checked:text-ink forced-colors:data-checked:bg-[Highlight] forced-colors:data-checked:text-[HighlightText]"
        >
          {icon}
        </Menu.RadioItem>
      ))}
    </Menu.RadioGroup>
  );
};
