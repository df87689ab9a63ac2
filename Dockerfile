# The line in one image. Built with: docker build -t tipline .
# What the pages load, Python's packages and the program come from three stages; nothing of npm or of a compiler stays.

FROM node:24-slim AS assets
WORKDIR /assets
COPY package.json package-lock.json .npmrc ./
RUN npm ci --omit=dev

FROM python:3.11-slim AS packages
RUN python -m venv /venv
COPY requirements-run.lock ./
RUN /venv/bin/pip install --no-cache-dir --disable-pip-version-check --require-hashes -r requirements-run.lock

FROM python:3.11-slim
# What reads words in pictures; it runs by itself, behind limits, and the line does without it where it is missing.
RUN apt-get update \
 && apt-get install -y --no-install-recommends tesseract-ocr tesseract-ocr-kor tesseract-ocr-chi-sim tesseract-ocr-khm \
 && rm -rf /var/lib/apt/lists/*
# The number is fixed, so that files for this user can be given to it from outside.
RUN useradd --uid 10001 --no-create-home --home-dir /data tipline && install -d -o tipline -g tipline -m 0700 /data
COPY --from=packages /venv /venv
WORKDIR /app
COPY --from=assets /assets/node_modules ./node_modules
COPY triage ./triage
COPY knowledge ./knowledge
COPY storage ./storage
COPY desk ./desk
COPY bench ./bench
COPY bot ./bot
# The program runs from its sources; this is the command that an installation would have made.
RUN printf '%s\n' '#!/venv/bin/python' 'import sys' 'from bot.__main__ import main' 'sys.exit(main())' > /venv/bin/tipline \
 && chmod 0755 /venv/bin/tipline \
 && /venv/bin/python -m compileall -q /app
ENV PATH=/venv/bin:$PATH \
    PYTHONPATH=/app \
    PYTHONUNBUFFERED=1 \
    PYTHONDONTWRITEBYTECODE=1 \
    HOME=/data \
    TIPLINE_DATA_DIR=/data \
    TIPLINE_PUBLIC_HOST=0.0.0.0 \
    TIPLINE_DESK_HOST=0.0.0.0
USER tipline
VOLUME /data
EXPOSE 8080 8081
# SIGTERM lets what is under way end; what does not end in time is taken up at the next start.
STOPSIGNAL SIGTERM
HEALTHCHECK --interval=15s --timeout=5s --start-period=20s --retries=3 \
  CMD ["python", "-c", "import urllib.request; urllib.request.urlopen('http://127.0.0.1:8080/healthz', timeout=4)"]
ENTRYPOINT ["tipline"]
CMD ["serve"]
