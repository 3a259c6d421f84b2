# The linter must find something here.
FROM node:20.20.2-bookworm-slim
USER root
