//! What the integration tests share: where the fixtures lie and how a binary is started.
