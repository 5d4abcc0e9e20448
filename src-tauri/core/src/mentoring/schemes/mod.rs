//! Schemes: the presets every register begins with, and what the clerk makes of them.

mod presets;
