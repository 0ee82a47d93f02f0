# One image for web, worker and beat. It holds no secret: everything secret comes from the environment when it starts.
FROM python:3.13-slim-bookworm

# MENTORFORUM_TRYOUT=0: a container that is handed nothing is no try-out, it says what is missing.
ENV MENTORFORUM_TRYOUT=0 PYTHONUNBUFFERED=1 PYTHONDONTWRITEBYTECODE=1 PIP_NO_CACHE_DIR=1 PIP_DISABLE_PIP_VERSION_CHECK=1
WORKDIR /app

COPY requirements/production.txt requirements/production.txt
RUN pip install --require-hashes -r requirements/production.txt

COPY manage.py ./
COPY mentorforum mentorforum
COPY programmes programmes
COPY matching matching
COPY meetings meetings
COPY worlds worlds
COPY templates templates
COPY static static
COPY locale locale

# Collected without a server or a key from outside; nothing is kept of the keys the try-out makes for itself.
RUN MENTORFORUM_TRYOUT=1 MENTORFORUM_VAR=/tmp/build MENTORFORUM_PACK_STATIC=1 python manage.py collectstatic --noinput && rm -rf /tmp/build \
    && useradd --create-home --uid 1000 mentorforum && mkdir -p var && chown mentorforum var
USER mentorforum

EXPOSE 8000
HEALTHCHECK --interval=30s --timeout=5s --start-period=30s --retries=3 \
    CMD ["python", "-m", "mentorforum.health.ask", "http://127.0.0.1:8000/health/"]
CMD ["gunicorn", "--bind", "0.0.0.0:8000", "--worker-class", "gthread", "--workers", "2", "--threads", "8", \
     "--access-logfile", "-", "--logger-class", "mentorforum.web_log.WebLog", "mentorforum.wsgi"]
