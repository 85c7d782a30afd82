FROM python:3.13-slim-bookworm

ENV PYTHONUNBUFFERED=1 PYTHONDONTWRITEBYTECODE=1 HOST=0.0.0.0 PORT=8050 DATA_DIR=/data

RUN useradd --system --uid 10001 --no-create-home to-do && install --directory --owner=to-do --mode=0700 /data

WORKDIR /app
COPY requirements.txt .
RUN python -m pip install --no-cache-dir -r requirements.txt
COPY . .

USER 10001
VOLUME /data
EXPOSE 8050
HEALTHCHECK --interval=30s --timeout=10s --start-period=60s \
    CMD ["python", "-c", "import os, urllib.request as ask; ask.urlopen(f'http://127.0.0.1:8050{os.getenv(\"BASE_PATH\", \"\")}/').close()"]
CMD ["python", "app.py"]
